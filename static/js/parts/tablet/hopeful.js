// Pure: a facilitator's view, and operations that it does not hold yet, give the view as it will be.
// Only what is certain to look so is drawn ahead: never a result, never that voting has closed.

export function hopeful(view, operations) {
  return operations.reduce((seen, op) => ahead[op.name]?.(seen, op) ?? seen, view);
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
  mark_key: (view, op) => changePoint(view, op.point, () => ({ key: op.key })),
  set_headcount: (view, op) => ({
    ...view,
    people: { ...view.people, headcount: op.people, present: Math.max(op.people, view.people.phones) },
  }),
  open_check: (view, op) => changePoint(view, op.point, ({ check }) => ({ check: opening(view, op, check) })),
  count_hands: (view, op) => changeCheck(view, op.check, (check) => countedHands(check, op.hands)),
  lock_check: (view, op) => changeCheck(view, op.check, () => ({ going: "lock" })),
  reveal_check: (view, op) => changeCheck(view, op.check, () => ({ going: "reveal" })),
  conclude_check: (view, op) =>
    changeCheck(view, op.check, () => ({ outcome: op.outcome, dissent: op.dissent, saving: true })),
};

function addPoint(view, { id, question, kind, text, from }) {
  if (view.points.some((point) => point.id === id)) return view;
  const kind_words = view.kinds.find((known) => known.id === kind)?.words ?? "";
  const point = { id, number: null, question, kind, kind_words, text, from, key: false, check: null, saving: true };
  return { ...view, points: [...view.points, point] };
}

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
