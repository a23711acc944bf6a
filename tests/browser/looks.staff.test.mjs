// Every page of those who work here through all gates.
import { STAFF, looksOf } from "./looks.mjs";

looksOf(STAFF);
