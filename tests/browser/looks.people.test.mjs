// Every page of visitors, patients and applicants through all gates: by day what is for them (`of` in pages.mjs), by night all that they may open.
import { PEOPLE, looksOf } from "./looks.mjs";

looksOf(PEOPLE);
