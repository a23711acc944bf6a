//! What people have not read, against what was written to them.

use std::collections::BTreeMap;

use super::Check;
use super::read::Rows;
use crate::primitives::ids::UserId;

/// Holds what each of two has not read against the messages behind their mark, and everybody's total against their conversations.
/// Messages go after their time, read or not: so there may be fewer than were counted, never more.
pub(super) fn check(rows: &Rows) -> Check {
    let (mut wrong, mut totals) = (Vec::new(), BTreeMap::<UserId, i64>::new());
    for head in &rows.heads {
        let behind = rows.messages.range((head.conversation_id, head.read_up_to)..=(head.conversation_id, head.last_message));
        let unread = behind.filter(|((_, id), side)| *id > head.read_up_to && **side == head.side.other()).count();
        if usize::try_from(head.unread).is_ok_and(|counted| counted < unread) {
            wrong.push(format!("{} {}: {unread} messages are not read, {} counted", head.conversation_id, head.item, head.unread));
        }
        *totals.entry(head.participant_id).or_default() += i64::from(head.unread);
    }
    for (person, total) in &rows.to_read {
        let counted = totals.remove(person).unwrap_or_default();
        if counted != *total {
            wrong.push(format!("{person}: {total} messages not read, {counted} in their conversations"));
        }
    }
    let nobodys = totals.into_iter().filter(|(_, total)| *total != 0);
    wrong.extend(nobodys.map(|(person, total)| format!("{person}: 0 messages not read, {total} in their conversations")));
    Check::new("chat", "what is counted as not read is what was written and not read", "messages", rows.messages.len(), wrong)
}
