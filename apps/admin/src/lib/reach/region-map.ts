import { geoConicConformal, geoPath } from 'd3-geo';
import { feature } from 'topojson-client';
import topology from './fi-regions.topo.json' with { type: 'json' };

export type RegionShape = {
	/** Statistics Finland's two digits. */
	readonly code: string;
	/** For `<path d>`, in the units of `mapSize`. */
	readonly path: string;
	/** Where its figure stands. */
	readonly x: number;
	readonly y: number;
};

export const mapSize = { width: 320, height: 560 } as const;

/** Figures that would not fit in their small region, moved in the units of `mapSize`. */
const nudges: Readonly<Record<string, readonly [number, number]>> = {
	'21': [-4, 16],
	'05': [-3, 2],
	'08': [7, 4],
	'16': [-3, 3],
	'15': [-7, 2],
};

/** The regions as schematic shapes, in a conic projection made for Finland. Drawn once. */
export const regionShapes: readonly RegionShape[] = drawn();

function drawn(): RegionShape[] {
	// JSON modules do not keep the literal types that the file's format names.
	const source = topology as unknown as Parameters<typeof feature>[0];
	const collection = source.objects['regions'];
	if (collection?.type !== 'GeometryCollection') throw new Error('The map holds no regions');
	const regions = feature(source, collection);
	const projection = geoConicConformal()
		.parallels([60, 68])
		.rotate([-26, 0])
		.fitExtent(
			[
				[4, 4],
				[mapSize.width - 4, mapSize.height - 4],
			],
			regions,
		);
	const draw = geoPath(projection).digits(1);
	return regions.features.map((region) => {
		const [x, y] = draw.centroid(region);
		const code = String(region.id);
		const [right, down] = nudges[code] ?? [0, 0];
		return { code, path: draw(region) ?? '', x: Math.round(x + right), y: Math.round(y + down) };
	});
}
