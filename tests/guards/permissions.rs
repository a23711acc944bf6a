//! The permission matrix as a file, so that a change of rights is seen in review: `snapshots/`. Its last column is the scope
//! under which a program's key may hold the right.

use std::fmt::Write as _;

use caredesk::access::permissions::Right;
use caredesk::access::role::Role;

/// One line per right, a mark under each role that holds it.
fn matrix() -> String {
    let mut table = format!("{:<22}", "");
    for role in Role::ALL {
        write!(table, "{:<15}", role.word()).unwrap();
    }
    table.push_str("a key");
    for right in Right::ALL {
        write!(table, "\n{:<22}", format!("{right:?}")).unwrap();
        for role in Role::ALL {
            write!(table, "{:<15}", if right.held_by(role) { "yes" } else { "-" }).unwrap();
        }
        table.push_str(right.scope().unwrap_or("-"));
    }
    table.lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
}

#[test]
fn f08_the_rights_of_each_role_are_the_reviewed_ones() {
    insta::assert_snapshot!("rights_of_each_role", matrix());
}

#[test]
fn f08_no_right_is_everybodys_by_accident_and_none_is_nobodys() {
    for right in Right::ALL {
        assert!(!right.holders().is_empty(), "{right:?} is held by nobody");
        let twice = right.holders().iter().enumerate().any(|(at, role)| right.holders()[..at].contains(role));
        assert!(!twice, "{right:?} lists a role twice");
    }
}

/// Negative control: the matrix tells each cell apart.
#[test]
fn the_matrix_shows_every_cell() {
    let cells: usize = matrix().lines().skip(1).map(|line| line.matches("yes").count()).sum();
    assert_eq!(cells, Right::ALL.iter().map(|right| right.holders().len()).sum::<usize>());
    assert_eq!(matrix().lines().count(), Right::ALL.len() + 1);
}
