/** Owns how the figures of load shapes are traced: the curves that went in, the formulas, and the shapes. */
import type { ChartTable } from '../../../../charts/chart';
import type { Text } from '../../../../lib/text';
import type { LoadShapesReport } from '../../../../segment/methods/load-shapes/report';
import { dayChoice, queryPickedDays } from '../../../../segment/methods/load-shapes/pick-days';
import type { Segmentation } from '../../../../segment/segmentation';
import { sql } from '../../../../sql/sql';
import type { Trace } from '../../../trace/trace';
import { qualitySteps, stepText } from '../cluster-steps';
import { curvesText, shapesText as text } from './shapes-text';

/** @param table what is shown */
export function traceShapes(
  title: string,
  { choice, statements }: Segmentation,
  report: LoadShapesReport,
  table: ChartTable,
  t: (words: Text) => string,
): Trace {
  const { params } = choice;
  const read =
    report.each === 'mean'
      ? statements.slice(0, 1)
      : [queryPickedDays(sql`customer_facts`, dayChoice(params), report.perCustomer)];
  return {
    title,
    statements: read,
    note: t(curvesText(report)),
    worked: {
      steps: [
        { name: t(text.curve), formula: t(text.curveHow) },
        {
          name: t(stepText.clustering),
          value: `K = ${String(report.shapes.length)}, θ = ${String(report.theta)}`,
          formula: t(params['way'] === 'adaptive' ? stepText.adaptive : stepText.kmeans),
        },
        { name: t(text.gallery), formula: t(text.galleryHint) },
        ...(report.entropy.customers === 0
          ? []
          : [{ name: t(text.entropy), value: report.entropy.mean.toFixed(2), formula: t(text.entropyHint) }]),
        ...qualitySteps(report.quality, true, t),
      ],
      table,
    },
  };
}
