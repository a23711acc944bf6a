//! What one's own profile page shows.
