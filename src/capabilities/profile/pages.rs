//! One's own profile page.
