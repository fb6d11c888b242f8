ALTER TABLE "calendar_deliveries" ADD COLUMN "starts_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "calendar_deliveries" ADD COLUMN "ends_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "calendar_deliveries" ADD COLUMN "venue_id" uuid;--> statement-breakpoint
ALTER TABLE "calendar_deliveries" ADD COLUMN "room_id" uuid;--> statement-breakpoint
ALTER TABLE "calendar_deliveries" ADD COLUMN "conference_digest" text;