import { useState } from "../ui.js";

/** How the parts act. Leading late is worse than not leading: what was pressed while the connection was away would
 * move the room when nobody expects it. So the buttons wait, in words, until we are live. */
export function useLead(connection, outbox) {
  const [moving, setMoving] = useState(false);
  const live = connection.status.value === "live";
  const send = async (name, fields) => {
    if (name === "move_stage") setMoving(true);
    const ack = await outbox.send(name, fields);
    if (name === "move_stage") setMoving(false);
    return ack;
  };
  return { send, able: live, moving };
}
