// Every page of those who work here through all gates: by day what is for them (`of` in pages.mjs), by night all that they may open.
import { STAFF, looksOf } from "./looks.mjs";

looksOf(STAFF);
