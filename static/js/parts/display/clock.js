/** Times of the day, as people in the room read them. */
const time = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
export const minute = (at) => time.format(at);
