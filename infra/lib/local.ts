// What the server that speaks like AWS on one machine (ministack) refuses, and is therefore left out with `local`. Kept short: a test
// holds this list against what the templates really lack.

/** A resource that is left out locally, and why. */
export const LEFT_OUT_LOCALLY: Readonly<Record<string, string>> = {};
