### How the portal keeps people's data: only what it really does.

privacy-title = Your privacy
privacy-lead = What { $hospital } keeps about you in this portal, who sees it, and what you can do.
privacy-kept = What is kept
privacy-kept-account = Your account: name, e-mail address and what you add to your profile. Your password is kept in a form nobody can read back.
privacy-kept-visits = Your visits: with whom, when, where and in which state.
privacy-kept-health = What you say about why you come, notes, diagnoses and prescriptions, and what you write down yourself: allergies, medicines, measurements, your mood. They are kept apart from everything else.
privacy-who = Who sees it
privacy-who-you = You see everything that is about you.
privacy-who-doctors = Doctors see what is about their own patients: your visits with them and your records, for a year after the last visit. Your mood log they see only while you let them.
privacy-who-desk = Reception and administration see your name, how to reach you and your visits. They never see why you come, notes or records.
privacy-who-carers = People you let act for you see your visits, and your records only where you said so, until the day you chose. You see what they looked at.
privacy-who-chat = What you write with a doctor, you and that doctor read.
privacy-who-invoices = Invoices, payments and insurance claims are seen by you and by administration. They say which visit it was, not why you came.
privacy-who-emergency = In an emergency a doctor who does not treat you can open your records for a short time, with a reason. You are told, and administration reviews it without seeing the records.
privacy-who-trail = Every look at something about your health is written down before it is shown: who, what and when.
privacy-not = What is not done
privacy-not-share = Nothing is asked of, or sent to, another company by these pages: no advertising, no tracking, no fonts or scripts from elsewhere.
privacy-not-share-but = No advertising, no tracking, no fonts or scripts from elsewhere. One thing is sent to another company: what you write to the health assistant goes to Amazon Web Services (Amazon Bedrock), where a model words the answer. Numbers, addresses and the name of your account are taken out first, and signs that cannot wait are answered here alone.
privacy-not-mail = Mails and addresses of pages do not say why you come or what was found.
privacy-cookies = A cookie keeps you signed in until you sign out or close the browser; another lets your own browser be known, so that strangers who guess cannot keep you out. A third remembers the language you chose.
privacy-can = What you can do
privacy-can-profile = Change what is in your profile, and where you are signed in, at any time.
privacy-can-take = Take along a copy of everything the hospital keeps about you: in the menu of your account, under “Your data”.
privacy-can-ask = Ask the hospital to have your account closed. What was written about your health has to be kept for as long as the law asks.
