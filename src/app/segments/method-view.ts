/** Owns the contract between the Segments page and what one method shows of itself: every folder in views/ is one. */
import type { Component } from 'svelte';
import type { ModelInfo } from '../../model/model-info';
import type { Params } from '../../segment/method';
import type { Segmentation } from '../../segment/segmentation';

export interface MethodEditorProps {
  readonly model: ModelInfo;
  /** Valid for this data; see segment/valid-params. */
  readonly params: Params;
  /** Changes of one `group` in a row (a drag) make one step of the history. */
  readonly onchange: (params: Params, group?: string) => void;
}

export interface MethodViewProps extends MethodEditorProps {
  readonly segmentation: Segmentation;
}

export interface MethodView {
  /** The method's id. */
  readonly id: string;
  /** What the generated controls cannot say; stands below them. */
  readonly editor?: Component<MethodEditorProps>;
  /** What the method found, beside the list of segments. */
  readonly view?: Component<MethodViewProps>;
}

const modules = import.meta.glob<{ default: MethodView }>('./views/*/index.ts', { eager: true });
const VIEWS = Object.values(modules).map((module) => module.default);

export function viewOf(method: string): MethodView | undefined {
  return VIEWS.find(({ id }) => id === method);
}
