ALTER TABLE "speakers" ADD COLUMN "revision" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "tracks" ADD COLUMN "revision" integer DEFAULT 1 NOT NULL;