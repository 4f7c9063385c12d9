// The island of a study's pages; a page that moves more brings an island of its own.

import { startIsland } from "./parts/island";
import { closeSeveral, startFilter } from "./study/filter";

startIsland(closeSeveral);
startFilter();
