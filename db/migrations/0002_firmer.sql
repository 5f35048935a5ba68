ALTER TABLE "token" DROP CONSTRAINT "token_name_unique";--> statement-breakpoint
ALTER TABLE "border_rule" DROP CONSTRAINT "border_rule_pair";--> statement-breakpoint
CREATE UNIQUE INDEX "city_name" ON "city" USING btree ("name","sample");--> statement-breakpoint
CREATE UNIQUE INDEX "token_name_in_use" ON "token" USING btree ("name") WHERE revoked_at is null;--> statement-breakpoint
ALTER TABLE "allowance" ADD CONSTRAINT "allowance_span" CHECK ("allowance"."valid_to" is null or "allowance"."valid_to" > "allowance"."valid_from");--> statement-breakpoint
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_span" CHECK ("assignment"."valid_to" is null or "assignment"."valid_to" > "assignment"."valid_from");--> statement-breakpoint
ALTER TABLE "border_rule" ADD CONSTRAINT "border_rule_basis" CHECK ("border_rule"."basis" in ('centre-line', 'kerb', 'wall', 'other'));--> statement-breakpoint
ALTER TABLE "border_rule" ADD CONSTRAINT "border_rule_span" CHECK ("border_rule"."valid_to" is null or "border_rule"."valid_to" > "border_rule"."valid_from");--> statement-breakpoint
ALTER TABLE "border_rule" ADD CONSTRAINT "border_rule_pair" CHECK ("border_rule"."one" collate "C" < "border_rule"."other" collate "C");--> statement-breakpoint
ALTER TABLE "place" ADD CONSTRAINT "place_kind" CHECK ("place"."kind" in ('market', 'school', 'mall', 'food-street', 'fringe', 'hospital', 'station', 'park'));