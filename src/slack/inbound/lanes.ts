/** Work in one lane for each person: a flood waits for itself, and for nobody else. */
export interface Lanes {
  /** How much of this person runs or waits. */
  size(personId: string): number;
  /** Runs the work when it is its turn in the person's lane. */
  run<Value>(personId: string, work: () => Promise<Value>): Promise<Value>;
}

/** `abreast`: how much of one person runs at the same time. */
export function createLanes(abreast = 2): Lanes {
  const lanes = new Map<string, { running: number; readonly waiting: (() => void)[] }>();
  return {
    size: (personId) => {
      const lane = lanes.get(personId);
      return lane === undefined ? 0 : lane.running + lane.waiting.length;
    },
    async run(personId, work) {
      const lane = lanes.get(personId) ?? { running: 0, waiting: [] };
      lanes.set(personId, lane);
      if (lane.running >= abreast) await new Promise<void>((resolve) => lane.waiting.push(resolve));
      else lane.running += 1;
      try {
        return await work();
      } finally {
        // The place goes to the next in line.
        const next = lane.waiting.shift();
        if (next) next();
        else {
          lane.running -= 1;
          if (lane.running === 0) lanes.delete(personId);
        }
      }
    },
  };
}
