ALTER TABLE "attendance_entries" DROP CONSTRAINT "attendance_entries_project_id_training_id_attendance_heads_project_id_training_id_fk";
--> statement-breakpoint
ALTER TABLE "attendance_entries" DROP CONSTRAINT "attendance_entries_project_id_session_id_sessions_project_id_id_fk";
--> statement-breakpoint
ALTER TABLE "attendance_entries" DROP CONSTRAINT "attendance_entries_project_id_registration_id_registrations_project_id_id_fk";
--> statement-breakpoint
ALTER TABLE "attendance_heads" DROP CONSTRAINT "attendance_heads_project_id_training_id_trainings_project_id_id_fk";
--> statement-breakpoint
ALTER TABLE "auth_accounts" DROP CONSTRAINT "auth_accounts_user_id_auth_users_id_fk";
--> statement-breakpoint
ALTER TABLE "auth_passkeys" DROP CONSTRAINT "auth_passkeys_user_id_auth_users_id_fk";
--> statement-breakpoint
ALTER TABLE "auth_sessions" DROP CONSTRAINT "auth_sessions_user_id_auth_users_id_fk";
--> statement-breakpoint
ALTER TABLE "auth_two_factors" DROP CONSTRAINT "auth_two_factors_user_id_auth_users_id_fk";
--> statement-breakpoint
ALTER TABLE "municipality_regions" DROP CONSTRAINT "municipality_regions_scheme_id_region_code_regions_scheme_id_code_fk";
--> statement-breakpoint
ALTER TABLE "calendar_deliveries" DROP CONSTRAINT "calendar_deliveries_project_id_session_id_sessions_project_id_id_fk";
--> statement-breakpoint
ALTER TABLE "calendar_deliveries" DROP CONSTRAINT "calendar_deliveries_project_id_mailbox_id_mailboxes_project_id_id_fk";
--> statement-breakpoint
ALTER TABLE "outbox_messages" DROP CONSTRAINT "outbox_messages_project_id_mailbox_id_mailboxes_project_id_id_fk";
--> statement-breakpoint
ALTER TABLE "participant_merges" DROP CONSTRAINT "participant_merges_project_id_from_participant_id_participants_project_id_id_fk";
--> statement-breakpoint
ALTER TABLE "participant_merges" DROP CONSTRAINT "participant_merges_project_id_into_participant_id_participants_project_id_id_fk";
--> statement-breakpoint
ALTER TABLE "participants" DROP CONSTRAINT "participants_project_id_mailbox_id_mailboxes_project_id_id_fk";
--> statement-breakpoint
ALTER TABLE "participants" DROP CONSTRAINT "participants_project_id_target_group_id_target_groups_project_id_id_fk";
--> statement-breakpoint
ALTER TABLE "draft_slots" DROP CONSTRAINT "draft_slots_project_id_item_id_items_project_id_id_fk";
--> statement-breakpoint
ALTER TABLE "draft_slots" DROP CONSTRAINT "draft_slots_project_id_program_id_programs_project_id_id_fk";
--> statement-breakpoint
ALTER TABLE "draft_slots" DROP CONSTRAINT "draft_slots_project_id_room_id_rooms_project_id_id_fk";
--> statement-breakpoint
ALTER TABLE "item_speakers" DROP CONSTRAINT "item_speakers_project_id_item_id_items_project_id_id_fk";
--> statement-breakpoint
ALTER TABLE "item_speakers" DROP CONSTRAINT "item_speakers_project_id_speaker_id_speakers_project_id_id_fk";
--> statement-breakpoint
ALTER TABLE "items" DROP CONSTRAINT "items_project_id_program_id_programs_project_id_id_fk";
--> statement-breakpoint
ALTER TABLE "items" DROP CONSTRAINT "items_project_id_track_id_tracks_project_id_id_fk";
--> statement-breakpoint
ALTER TABLE "programs" DROP CONSTRAINT "programs_project_id_training_id_trainings_project_id_id_fk";
--> statement-breakpoint
ALTER TABLE "releases" DROP CONSTRAINT "releases_project_id_program_id_programs_project_id_id_fk";
--> statement-breakpoint
ALTER TABLE "speakers" DROP CONSTRAINT "speakers_project_id_program_id_programs_project_id_id_fk";
--> statement-breakpoint
ALTER TABLE "tracks" DROP CONSTRAINT "tracks_project_id_program_id_programs_project_id_id_fk";
--> statement-breakpoint
ALTER TABLE "organisations" DROP CONSTRAINT "organisations_project_id_target_group_id_target_groups_project_id_id_fk";
--> statement-breakpoint
ALTER TABLE "registrations" DROP CONSTRAINT "registrations_project_id_training_id_trainings_project_id_id_fk";
--> statement-breakpoint
ALTER TABLE "registrations" DROP CONSTRAINT "registrations_project_id_participant_id_participants_project_id_id_fk";
--> statement-breakpoint
ALTER TABLE "registrations" DROP CONSTRAINT "registrations_project_id_target_group_id_target_groups_project_id_id_fk";
--> statement-breakpoint
ALTER TABLE "seat_claims" DROP CONSTRAINT "seat_claims_project_id_registration_id_registrations_project_id_id_fk";
--> statement-breakpoint
ALTER TABLE "seat_claims" DROP CONSTRAINT "seat_claims_project_id_pool_id_seat_pools_project_id_id_fk";
--> statement-breakpoint
ALTER TABLE "seat_pools" DROP CONSTRAINT "seat_pools_project_id_training_id_trainings_project_id_id_fk";
--> statement-breakpoint
ALTER TABLE "seat_pools" DROP CONSTRAINT "seat_pools_project_id_session_id_sessions_project_id_id_fk";
--> statement-breakpoint
ALTER TABLE "seat_pools" DROP CONSTRAINT "seat_pools_project_id_item_id_items_project_id_id_fk";
--> statement-breakpoint
ALTER TABLE "seat_pools" DROP CONSTRAINT "seat_pools_project_id_target_group_id_target_groups_project_id_id_fk";
--> statement-breakpoint
ALTER TABLE "seat_pools" DROP CONSTRAINT "seat_pools_project_id_organisation_id_organisations_project_id_id_fk";
--> statement-breakpoint
ALTER TABLE "memberships" DROP CONSTRAINT "memberships_project_id_training_id_trainings_project_id_id_fk";
--> statement-breakpoint
ALTER TABLE "sessions" DROP CONSTRAINT "sessions_project_id_training_id_trainings_project_id_id_fk";
--> statement-breakpoint
ALTER TABLE "sessions" DROP CONSTRAINT "sessions_project_id_room_id_rooms_project_id_id_fk";
--> statement-breakpoint
ALTER TABLE "training_trainers" DROP CONSTRAINT "training_trainers_project_id_training_id_trainings_project_id_id_fk";
--> statement-breakpoint
ALTER TABLE "training_trainers" DROP CONSTRAINT "training_trainers_project_id_trainer_id_trainers_project_id_id_fk";
--> statement-breakpoint
ALTER TABLE "trainings" DROP CONSTRAINT "trainings_project_id_course_id_courses_project_id_id_fk";
--> statement-breakpoint
ALTER TABLE "trainings" DROP CONSTRAINT "trainings_project_id_series_id_series_project_id_id_fk";
--> statement-breakpoint
ALTER TABLE "trainings" DROP CONSTRAINT "trainings_project_id_venue_id_venues_project_id_id_fk";
--> statement-breakpoint
ALTER TABLE "rooms" DROP CONSTRAINT "rooms_project_id_venue_id_venues_project_id_id_fk";
--> statement-breakpoint
ALTER TABLE "attendance_entries" ADD CONSTRAINT "attendance_entries_project_id_training_id_corrects_seq_attendance_entries_project_id_training_id_seq_fk" FOREIGN KEY ("project_id","training_id","corrects_seq") REFERENCES "public"."attendance_entries"("project_id","training_id","seq") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_entries" ADD CONSTRAINT "attendance_entries_project_id_training_id_attendance_heads_project_id_training_id_fk" FOREIGN KEY ("project_id","training_id") REFERENCES "public"."attendance_heads"("project_id","training_id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_entries" ADD CONSTRAINT "attendance_entries_project_id_session_id_sessions_project_id_id_fk" FOREIGN KEY ("project_id","session_id") REFERENCES "public"."sessions"("project_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_entries" ADD CONSTRAINT "attendance_entries_project_id_registration_id_registrations_project_id_id_fk" FOREIGN KEY ("project_id","registration_id") REFERENCES "public"."registrations"("project_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_heads" ADD CONSTRAINT "attendance_heads_project_id_training_id_trainings_project_id_id_fk" FOREIGN KEY ("project_id","training_id") REFERENCES "public"."trainings"("project_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth_accounts" ADD CONSTRAINT "auth_accounts_user_id_auth_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."auth_users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth_passkeys" ADD CONSTRAINT "auth_passkeys_user_id_auth_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."auth_users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth_sessions" ADD CONSTRAINT "auth_sessions_user_id_auth_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."auth_users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth_two_factors" ADD CONSTRAINT "auth_two_factors_user_id_auth_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."auth_users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feeds" ADD CONSTRAINT "feeds_owner_user_id_auth_users_id_fk" FOREIGN KEY ("owner_user_id") REFERENCES "public"."auth_users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feeds" ADD CONSTRAINT "feeds_project_id_participant_id_participants_project_id_id_fk" FOREIGN KEY ("project_id","participant_id") REFERENCES "public"."participants"("project_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "municipality_regions" ADD CONSTRAINT "municipality_regions_scheme_id_region_code_regions_scheme_id_code_fk" FOREIGN KEY ("scheme_id","region_code") REFERENCES "public"."regions"("scheme_id","code") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_deliveries" ADD CONSTRAINT "calendar_deliveries_project_id_session_id_sessions_project_id_id_fk" FOREIGN KEY ("project_id","session_id") REFERENCES "public"."sessions"("project_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_deliveries" ADD CONSTRAINT "calendar_deliveries_project_id_mailbox_id_mailboxes_project_id_id_fk" FOREIGN KEY ("project_id","mailbox_id") REFERENCES "public"."mailboxes"("project_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox_messages" ADD CONSTRAINT "outbox_messages_project_id_registration_id_registrations_project_id_id_fk" FOREIGN KEY ("project_id","registration_id") REFERENCES "public"."registrations"("project_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox_messages" ADD CONSTRAINT "outbox_messages_project_id_mailbox_id_mailboxes_project_id_id_fk" FOREIGN KEY ("project_id","mailbox_id") REFERENCES "public"."mailboxes"("project_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participant_merges" ADD CONSTRAINT "participant_merges_project_id_from_participant_id_participants_project_id_id_fk" FOREIGN KEY ("project_id","from_participant_id") REFERENCES "public"."participants"("project_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participant_merges" ADD CONSTRAINT "participant_merges_project_id_into_participant_id_participants_project_id_id_fk" FOREIGN KEY ("project_id","into_participant_id") REFERENCES "public"."participants"("project_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participants" ADD CONSTRAINT "participants_project_id_organisation_id_organisations_project_id_id_fk" FOREIGN KEY ("project_id","organisation_id") REFERENCES "public"."organisations"("project_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participants" ADD CONSTRAINT "participants_project_id_mailbox_id_mailboxes_project_id_id_fk" FOREIGN KEY ("project_id","mailbox_id") REFERENCES "public"."mailboxes"("project_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participants" ADD CONSTRAINT "participants_project_id_target_group_id_target_groups_project_id_id_fk" FOREIGN KEY ("project_id","target_group_id") REFERENCES "public"."target_groups"("project_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_slots" ADD CONSTRAINT "draft_slots_project_id_item_id_items_project_id_id_fk" FOREIGN KEY ("project_id","item_id") REFERENCES "public"."items"("project_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_slots" ADD CONSTRAINT "draft_slots_project_id_program_id_programs_project_id_id_fk" FOREIGN KEY ("project_id","program_id") REFERENCES "public"."programs"("project_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_slots" ADD CONSTRAINT "draft_slots_project_id_room_id_rooms_project_id_id_fk" FOREIGN KEY ("project_id","room_id") REFERENCES "public"."rooms"("project_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_speakers" ADD CONSTRAINT "item_speakers_project_id_item_id_items_project_id_id_fk" FOREIGN KEY ("project_id","item_id") REFERENCES "public"."items"("project_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_speakers" ADD CONSTRAINT "item_speakers_project_id_speaker_id_speakers_project_id_id_fk" FOREIGN KEY ("project_id","speaker_id") REFERENCES "public"."speakers"("project_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "items" ADD CONSTRAINT "items_project_id_program_id_programs_project_id_id_fk" FOREIGN KEY ("project_id","program_id") REFERENCES "public"."programs"("project_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "items" ADD CONSTRAINT "items_project_id_track_id_tracks_project_id_id_fk" FOREIGN KEY ("project_id","track_id") REFERENCES "public"."tracks"("project_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programs" ADD CONSTRAINT "programs_project_id_training_id_trainings_project_id_id_fk" FOREIGN KEY ("project_id","training_id") REFERENCES "public"."trainings"("project_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "releases" ADD CONSTRAINT "releases_project_id_program_id_programs_project_id_id_fk" FOREIGN KEY ("project_id","program_id") REFERENCES "public"."programs"("project_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "speakers" ADD CONSTRAINT "speakers_project_id_program_id_programs_project_id_id_fk" FOREIGN KEY ("project_id","program_id") REFERENCES "public"."programs"("project_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tracks" ADD CONSTRAINT "tracks_project_id_program_id_programs_project_id_id_fk" FOREIGN KEY ("project_id","program_id") REFERENCES "public"."programs"("project_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisations" ADD CONSTRAINT "organisations_municipality_code_municipalities_code_fk" FOREIGN KEY ("municipality_code") REFERENCES "public"."municipalities"("code") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisations" ADD CONSTRAINT "organisations_project_id_target_group_id_target_groups_project_id_id_fk" FOREIGN KEY ("project_id","target_group_id") REFERENCES "public"."target_groups"("project_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_project_id_training_id_trainings_project_id_id_fk" FOREIGN KEY ("project_id","training_id") REFERENCES "public"."trainings"("project_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_project_id_participant_id_participants_project_id_id_fk" FOREIGN KEY ("project_id","participant_id") REFERENCES "public"."participants"("project_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_project_id_target_group_id_target_groups_project_id_id_fk" FOREIGN KEY ("project_id","target_group_id") REFERENCES "public"."target_groups"("project_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seat_claims" ADD CONSTRAINT "seat_claims_project_id_registration_id_registrations_project_id_id_fk" FOREIGN KEY ("project_id","registration_id") REFERENCES "public"."registrations"("project_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seat_claims" ADD CONSTRAINT "seat_claims_project_id_pool_id_seat_pools_project_id_id_fk" FOREIGN KEY ("project_id","pool_id") REFERENCES "public"."seat_pools"("project_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seat_pools" ADD CONSTRAINT "seat_pools_project_id_training_id_trainings_project_id_id_fk" FOREIGN KEY ("project_id","training_id") REFERENCES "public"."trainings"("project_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seat_pools" ADD CONSTRAINT "seat_pools_project_id_session_id_sessions_project_id_id_fk" FOREIGN KEY ("project_id","session_id") REFERENCES "public"."sessions"("project_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seat_pools" ADD CONSTRAINT "seat_pools_project_id_item_id_items_project_id_id_fk" FOREIGN KEY ("project_id","item_id") REFERENCES "public"."items"("project_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seat_pools" ADD CONSTRAINT "seat_pools_project_id_target_group_id_target_groups_project_id_id_fk" FOREIGN KEY ("project_id","target_group_id") REFERENCES "public"."target_groups"("project_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seat_pools" ADD CONSTRAINT "seat_pools_project_id_organisation_id_organisations_project_id_id_fk" FOREIGN KEY ("project_id","organisation_id") REFERENCES "public"."organisations"("project_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_project_id_training_id_trainings_project_id_id_fk" FOREIGN KEY ("project_id","training_id") REFERENCES "public"."trainings"("project_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_invitations" ADD CONSTRAINT "staff_invitations_project_id_training_id_trainings_project_id_id_fk" FOREIGN KEY ("project_id","training_id") REFERENCES "public"."trainings"("project_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_invitations" ADD CONSTRAINT "staff_invitations_project_id_trainer_id_trainers_project_id_id_fk" FOREIGN KEY ("project_id","trainer_id") REFERENCES "public"."trainers"("project_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trainers" ADD CONSTRAINT "trainers_user_id_auth_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."auth_users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_project_id_training_id_trainings_project_id_id_fk" FOREIGN KEY ("project_id","training_id") REFERENCES "public"."trainings"("project_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_project_id_room_id_rooms_project_id_id_fk" FOREIGN KEY ("project_id","room_id") REFERENCES "public"."rooms"("project_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_trainers" ADD CONSTRAINT "training_trainers_project_id_training_id_trainings_project_id_id_fk" FOREIGN KEY ("project_id","training_id") REFERENCES "public"."trainings"("project_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_trainers" ADD CONSTRAINT "training_trainers_project_id_trainer_id_trainers_project_id_id_fk" FOREIGN KEY ("project_id","trainer_id") REFERENCES "public"."trainers"("project_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trainings" ADD CONSTRAINT "trainings_project_id_course_id_courses_project_id_id_fk" FOREIGN KEY ("project_id","course_id") REFERENCES "public"."courses"("project_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trainings" ADD CONSTRAINT "trainings_project_id_series_id_series_project_id_id_fk" FOREIGN KEY ("project_id","series_id") REFERENCES "public"."series"("project_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trainings" ADD CONSTRAINT "trainings_project_id_venue_id_venues_project_id_id_fk" FOREIGN KEY ("project_id","venue_id") REFERENCES "public"."venues"("project_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rooms" ADD CONSTRAINT "rooms_project_id_venue_id_venues_project_id_id_fk" FOREIGN KEY ("project_id","venue_id") REFERENCES "public"."venues"("project_id","id") ON DELETE restrict ON UPDATE no action;