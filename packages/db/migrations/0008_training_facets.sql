DROP INDEX "trainings_regions_served";--> statement-breakpoint
ALTER TABLE "trainings" ADD COLUMN "facets" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
CREATE INDEX "trainings_facets" ON "trainings" USING gin ("facets") WHERE visibility = 'public' and state <> 'draft';--> statement-breakpoint
UPDATE "trainings" t SET "facets" = array(
	SELECT 'r:' || code FROM unnest(t.regions_served || array_remove(array[t.region_code], null)) code
	UNION SELECT 'g:' || key FROM unnest(t.target_group_keys) key
	UNION SELECT 'l:' || language FROM unnest(t.languages) language
	UNION SELECT 'l:' || split_part(pair, '-', 2) FROM unnest(t.interpretation) pair
	UNION SELECT 'f:' || t.format
	UNION SELECT 'place' WHERE t.mode <> 'online'
	UNION SELECT 'p:' || p.slug FROM projects p WHERE p.id = t.project_id
	UNION SELECT 's:' || s.key FROM series s WHERE s.project_id = t.project_id AND s.id = t.series_id
);
