import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { ListProps } from '../parts/list-props.ts';

/** Used a few times a month: they come after the page that shows the hall. */
export function LazyLists(props: ListProps) {
  const [parts, setParts] = useState<readonly ComponentType<ListProps>[]>([]);
  useEffect(() => {
    void Promise.all([import('./import-page.tsx'), import('./gatherings-panel.tsx')]).then(([{ ImportPage }, { GatheringsPanel }]) =>
      setParts([ImportPage, GatheringsPanel]),
    );
  }, []);
  return (
    <>
      {parts.map((Part, index) => (
        <Part key={index} {...props} />
      ))}
    </>
  );
}
