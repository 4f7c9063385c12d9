/** What is remembered on this device: light, text size, colour, open panels. Nothing of the work. */

export interface Device {
  theme: string;
  size: number;
  letters: boolean;
  keys: boolean;
  tap: boolean | null;
  color: string;
  panels: string[];
  toured: boolean;
}

const NAME = "carrel.device";
const USUAL: Device = {
  theme: "",
  size: 3,
  letters: false,
  keys: true,
  tap: null,
  color: "yellow",
  panels: [],
  toured: false,
};

/** What is remembered, with the usual value for what is not. */
export function device(): Device {
  try {
    return { ...USUAL, ...JSON.parse(localStorage.getItem(NAME) ?? "{}") };
  } catch {
    return USUAL;
  }
}

/** Remember a change; where the browser keeps nothing, it holds for this page only. */
export function remember(change: Partial<Device>): void {
  try {
    localStorage.setItem(NAME, JSON.stringify({ ...device(), ...change }));
  } catch {
    // Storage may be closed or full; what was asked for has been done all the same.
  }
}
