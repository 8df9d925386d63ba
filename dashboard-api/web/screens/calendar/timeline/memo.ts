import { Component, type ComponentChild, type FunctionComponent, h } from "preact";

/** Drawn again only when one of its properties is another one: rows stay as they are while a hand drags in one. */
export function memo<P extends object>(Inner: FunctionComponent<P>) {
  return class Memo extends Component<P> {
    override shouldComponentUpdate(next: P): boolean {
      const [before, after] = [this.props as Record<string, unknown>, next as Record<string, unknown>];
      const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
      return [...keys].some((key) => !Object.is(before[key], after[key]));
    }
    override render(): ComponentChild {
      return h(Inner as FunctionComponent<object>, this.props);
    }
  };
}
