// Pure: a facilitator's view, and operations that it does not hold yet, give the view as it will be.
// Only what is certain to look so is drawn ahead: never a result, never that voting has closed.

export function hopeful(view, operations) {
  const undone = new Set(operations.filter(({ name }) => name === "undo").map(({ operation }) => operation));
  const begun = { ...view, points: view.points.filter(({ id }) => !undone.has(id)) };
  return operations
    .filter(({ id }) => !undone.has(id))
    .reduce((seen, op) => ahead[op.name]?.(seen, op) ?? seen, undone.size > 0 ? begun : view);
}

const ahead = {
  capture_point: (view, op) => addPoint(view, { ...op, from: "table" }),
  take_suggestion: (view, op) => {
    const taken = view.suggestions.find(({ id }) => id === op.point);
    if (!taken) return view;
    return addPoint(withoutSuggestion(view, op.point), { ...taken, kind: "point", from: "phone" });
  },
  remove_point: (view, op) => ({
    ...withoutSuggestion(view, op.point),
    points: view.points.filter(({ id }) => id !== op.point),
  }),
  reword_point: (view, op) => changePoint(view, op.point, () => ({ text: op.text })),
  set_aside_suggestion: (view, op) => withoutSuggestion(view, op.point),
  change_kind: (view, op) =>
    changePoint(view, op.point, () => ({ kind: op.kind, kind_words: kindWords(view, op.kind) })),
  shortlist_point: (view, op) => changePoint(view, op.point, () => ({ short: op.on })),
  confirm_point: (view, op) =>
    changePoint(view, op.point, ({ text, confirmed }) => ({ confirmed: text === op.text ? op.on : confirmed })),
  move_point: (view, op) => ({ ...view, points: moved(view.points, op.point, op.before ?? null) }),
  merge_points: (view, op) => merged(view, op),
  split_point: (view, op) => split(view, op),
  take_back: (view, op) => changeRoom(view, (points) => points.filter((id) => id !== op.point)),
  answer_card: (view, op) => ({ ...view, cards: view.cards.filter(({ id }) => id !== op.card) }),
  // What shows then is the room's own time, if it has one: only the server knows.
  set_timer: (view) => ({ ...view, own_timer: false, timer_waits: false }),
  add_time: (view) => ({ ...view, timer_waits: true }),
  call_help: (view, op) => ({ ...view, help: op.on }),
  name_table: (view, op) => ({ ...view, table_name: op.text }),
  note_for_table: (view, op) => ({ ...view, notes: { ...view.notes, [op.about]: op.text } }),
  mark_key: (view, op) => changePoint(view, op.point, () => ({ key: op.key })),
  set_headcount: (view, op) => ({
    ...view,
    people: { ...view.people, headcount: op.people, present: Math.max(op.people, view.people.phones) },
  }),
  open_check: (view, op) => changePoint(view, op.point, ({ check }) => ({ check: opening(view, op, check) })),
  count_hands: (view, op) =>
    changeRoomVote(
      changeCheck(view, op.check, (check) => countedHands(check, op.hands)),
      op,
    ),
  lock_check: (view, op) => changeCheck(view, op.check, () => ({ going: "lock" })),
  reveal_check: (view, op) => changeCheck(view, op.check, () => ({ going: "reveal" })),
  conclude_check: (view, op) =>
    changeCheck(view, op.check, () => ({ outcome: op.outcome, dissent: op.dissent, saving: true })),
};

function addPoint(view, { id, question, kind, text, from }) {
  if (view.points.some((point) => point.id === id)) return view;
  return { ...view, points: [...view.points, newPoint(view, { id, question, kind, text, from })] };
}

const NEW = {
  number: null,
  key: false,
  short: false,
  confirmed: false,
  merged: [],
  check: null,
  earlier: [],
  saving: true,
};
const newPoint = (view, fields) => ({ ...NEW, ...fields, kind_words: kindWords(view, fields.kind) });
const kindWords = (view, kind) => view.kinds.find((known) => known.id === kind)?.words ?? "";

/** Before another point, or after the last one. */
export function moved(points, id, before) {
  const point = points.find((p) => p.id === id);
  const others = points.filter((p) => p.id !== id);
  const place = before === null ? -1 : others.findIndex((p) => p.id === before);
  if (!point || before === id) return points;
  return place < 0 ? [...others, point] : [...others.slice(0, place), point, ...others.slice(place)];
}

function merged(view, { id, points: ids, text }) {
  if (view.points.some((point) => point.id === id)) return view;
  const said = view.points.filter((point) => ids.includes(point.id));
  const first = said[0] ?? view.suggestions.find((offer) => ids.includes(offer.id));
  if (!first) return view;
  const { question, kind = "point", number = null, from = "phone" } = first;
  const key = said.some((point) => point.key);
  const short = said.some((point) => point.short);
  const point = { ...newPoint(view, { id, question, kind, text, from }), number, key, short };
  const place = view.points.findIndex((p) => p.id === first.id);
  const points = view.points.flatMap((p, i) => (i === place ? [point] : ids.includes(p.id) ? [] : [p]));
  const suggestions = view.suggestions.filter((offer) => !ids.includes(offer.id));
  return { ...view, points: place < 0 ? [...points, point] : points, suggestions };
}

function split(view, { id, point: source, first, second }) {
  if (view.points.some((point) => point.id === id)) return view;
  const points = view.points.flatMap((p) =>
    p.id === source
      ? [{ ...p, text: first }, newPoint(view, { id, text: second, question: p.question, kind: p.kind, from: p.from })]
      : [p],
  );
  return { ...view, points };
}

const changeRoom = (view, change) => ({
  ...view,
  received: view.received.map((room) => ({ ...room, points: change(room.points) })),
});

const withoutSuggestion = (view, gone) => ({ ...view, suggestions: view.suggestions.filter(({ id }) => id !== gone) });

function changePoint(view, id, change) {
  const points = view.points.map((point) => (point.id === id ? { ...point, ...change(point) } : point));
  return { ...view, points };
}

function changeCheck(view, id, change) {
  const points = view.points.map((point) =>
    point.check?.id === id ? { ...point, check: { ...point.check, ...change(point.check) } } : point,
  );
  return { ...view, points };
}

const changeRoomVote = (view, { check, hands, on_paper }) =>
  view.room?.id === check ? { ...view, room: { ...view.room, hands, people: on_paper ?? view.room.people } } : view;

function opening(view, op, before) {
  if (before?.id === op.id) return before;
  return {
    id: op.id,
    round: (before?.round ?? 0) + 1,
    scope: op.scope,
    state: "opening",
    answered: 0,
    present: view.people.present,
    by_phone: 0,
    by_hand: 0,
    hands: {},
    mine: true,
    result: null,
    outcome: null,
    outcome_words: "",
    dissent: "",
  };
}

function countedHands(check, hands) {
  const by_hand = Object.values(hands).reduce((sum, n) => sum + n, 0);
  const answered = check.by_phone + by_hand;
  return { hands, by_hand, answered, present: Math.max(check.present, answered) };
}
