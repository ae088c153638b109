// The facilitator's tablet: capture what the table says, check agreement, say what comes of it.
import { start } from "./parts/start.js";
import { Tablet } from "./parts/tablet/tablet.js";

start(Tablet);
