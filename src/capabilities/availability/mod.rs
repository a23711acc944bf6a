//! When doctors can be visited.
