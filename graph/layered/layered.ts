import { placeColumns } from './columns';
import { layersOf } from './layers';
import { buildNet } from './net';
import { orderRows } from './order';
import { placePorts } from './ports';
import { route } from './route';
import { putLabelsAside } from './labels-aside';
import type { Places, Shape } from './shape';
import { chooseStraight } from './straight';
import { walk } from './walk';
import { addWaysBack } from './ways-back';

/**
 * Lays a shape out in layers from above to below, after Sugiyama: ways back are found and drawn upwards, the nodes get
 * layers, the layers an order in which few lines cross, and the lines are drawn across and down.
 */
export function layOut(shape: Shape): Places {
  if (shape.nodes.length === 0) return { width: 0, height: 0, nodes: [], edges: [] };
  const walked = walk(shape);
  const net = buildNet(shape, walked, layersOf(shape, walked));
  orderRows(net);
  addWaysBack(net, shape, walked);
  putLabelsAside(net);
  chooseStraight(net);
  placePorts(net);
  placeColumns(net);
  return route(shape, net);
}
