### The health assistant. What it knows of health and of the house stands in assets/assistant.

assistant-title = Where should I go?
assistant-lead = Say what is wrong, or what you want to do here. You are shown the department that looks after it and its soonest free time.
assistant-first = If it cannot wait, do not write: call { $number }.
assistant-english = This assistant reads English. It knows the commonest emergency signs in this language too, and nothing else.
assistant-before = You asked before
assistant-you-wrote = You wrote
assistant-answer = Answer
assistant-answer-urgent = This cannot wait
assistant-urgent = Call { $number } now.
assistant-call = Call { $number }
assistant-urgent-more = Do not wait for a visit or for an answer here.
assistant-crisis = Call { $number } now if you might harm yourself or cannot stay safe.
assistant-crisis-line = Somebody to talk to: { $number }
assistant-worrying = Some of what you wrote can be something that cannot wait. If it is not, say it in other words, or begin with a department.
assistant-seen-by = What you describe is usually looked at in { $department }.
assistant-instead = There is no department for this alone here. { $department } is the right start.
assistant-no-department = There is no department for this here that we know of. Look at the list, or ask the reception.
assistant-unsure = That is not clear enough to name a department. Say where it is, since when, and what makes it worse. Or begin with { $department }.
assistant-unsure-list = That is not clear enough to name a department. Say where it is, since when, and what makes it worse. Or choose from the list.
assistant-outside = That is nothing this assistant knows about. It answers questions about health and about this hospital.
assistant-if-worse = If it is happening now and severe, or gets worse quickly, call { $number }.
assistant-disclaimer = This is an automatic answer. It is no diagnosis and does not replace a doctor.
assistant-soonest = Soonest: { $when } with { $doctor }
assistant-book = Book this time
assistant-look = See times in { $department }
assistant-all-departments = All departments
assistant-sources = Where this comes from
assistant-own-rules = Rules of this portal, version { $version } of { $date }
assistant-question = What is wrong, or what do you want to do?
assistant-next = Something else?
assistant-hint = In your own words, at most { $limit } characters. Leave out your name.
assistant-ask = Ask
assistant-how = How this works
assistant-how-more = Signs that cannot wait are looked for first, by fixed rules. Then a small program compares your words with phrases we wrote. It sometimes errs, and it does not know you.
assistant-sent = A model of another company, on Amazon Bedrock, words the answer: what you write is sent there, without numbers, addresses and the name of your account. Signs that cannot wait are answered here alone.
assistant-kept = What you write is not kept. It stands on this page until you leave it.
assistant-too-many = Too many messages from your network. Wait { $minutes } { $minutes ->
    [one] minute
   *[other] minutes
}. If it cannot wait, call the emergency number below.
assistant-not-sure-who = Not sure who looks after it?
wrong-assistant-missing = Write what is wrong or what you want to do
wrong-assistant-text = Write at most { $limit } characters, without special control characters
