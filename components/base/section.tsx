import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import style from './section.module.css';

export type SectionProps = { heading: string; children: ComponentChildren };

/** A part of a page under a heading of its own. */
export function Section({ heading, children }: SectionProps) {
  const id = useId();
  return (
    <section class={style.section} aria-labelledby={id}>
      <h2 id={id} class={style.heading}>
        {heading}
      </h2>
      {children}
    </section>
  );
}
