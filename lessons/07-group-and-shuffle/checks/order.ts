// The order in which a shuffle leaves channels: at each place the number of the channel that comes there.
import { array, channelShuffle, elements } from "svertka";

export function orderAfter(channels: number, groups: number): number[] {
  const places = Array.from({ length: channels }, (_, place) => place);
  return elements(channelShuffle(array(places, [channels, 1]), groups));
}
