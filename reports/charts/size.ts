/** A drawing surface; text in it is 13 units high, so that it stays readable at the widths it is shown at. */
export interface Size {
  readonly name: 'wide' | 'narrow';
  readonly width: number;
  readonly height: number;
  /** The plot's edges. */
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** How many ticks have room. */
  readonly ticksX: number;
  readonly ticksY: number;
  /** The most points of one series. */
  readonly points: number;
}

/** For desks and paper. */
export const wide: Size = {
  name: 'wide',
  width: 840,
  height: 330,
  left: 64,
  right: 824,
  top: 30,
  bottom: 282,
  ticksX: 10,
  ticksY: 6,
  points: 300,
};

/** For phones: its own layout, because text in one shared drawing would shrink with it. */
export const narrow: Size = {
  name: 'narrow',
  width: 340,
  height: 272,
  left: 58,
  right: 328,
  top: 28,
  bottom: 222,
  ticksX: 4,
  ticksY: 5,
  points: 100,
};

/** The same width with another height, for charts whose rows decide it. */
export function withHeight(size: Size, height: number): Size {
  return { ...size, height, bottom: size.bottom + height - size.height };
}
