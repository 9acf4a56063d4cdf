"""Every operation of the API: the rule that guards it, the verbs that it needs, and the thing it is about.

A line is: name, method, rule, verbs, kind of thing, as for the pages. One without a line fails the test.
"""

TABLE = """
cases_team                       GET       leads             case.see
cases_member                     GET       leads-there       case.see                       employee
cases_deeds                      GET       leads-there       case.see                       employee
cases_canned_replies             GET       has-one-unseen    case.comment,reply.write_department,write_entity
cases_write_reply                POST      writes-reply      case.comment,reply.write_department,write_entity
cases_change_reply               PUT       keeps-reply       case.comment,reply.write_department,write_entity  reply
cases_retire_reply               DELETE    keeps-reply       case.comment,reply.write_department,write_entity  reply
cases_ready_replies              GET       sees-inside       -                              case
cases_hand_over_employee         POST      hands-over        organization.deactivate_employee  employee
cases_handover_of_employee       GET       hands-over~       organization.see               employee
cases_hand_over_department       POST      hands-over        organization.change_department  department
cases_handover_of_department     GET       hands-over~       organization.see               department
cases_cases                      GET       person
cases_skills                     GET       works-and         distribution.change
cases_write_skill                PUT       works-and         distribution.change
cases_distribution               GET       decides           distribution.change            department
cases_change_distribution        PUT       decides           distribution.change            department
cases_replay                     POST      decides           distribution.change            department
cases_add_rule                   POST      decides~          distribution.change            department
cases_remove_rule                DELETE    decides~          distribution.change            department
cases_escalation                 GET       works-and         escalation.change
cases_change_escalation          PUT       works-and         escalation.change
cases_pull_next                  POST      person~
cases_why                        GET       inside            -                              case
cases_reassignment               GET       inside            -                              wished
cases_ask_reassignment           POST      inside~           -                              case
cases_grant_reassignment         POST      inside~           -                              wished
cases_refuse_reassignment        POST      inside~           -                              wished
cases_conflicts                  GET       inside            -                              case
cases_declare_conflict           POST      inside~           -                              case
cases_withdraw_conflict          DELETE    inside~           -                              conflicting
cases_reassign_all               POST      leads-there~      case.see                       employee
cases_submit                     POST      person            -                              kind
cases_case                       GET       sees              -                              case
cases_timeline                   GET       sees              -                              case
cases_steps                      GET       sees              -                              case
cases_reach_step                 POST      sees-then-does    case.comment                   case
cases_asked                      GET       sees              -                              case
cases_answers                    GET       sees              -                              case
cases_custody                    GET       sees              -                              case
cases_expected                   GET       sees              -                              case
cases_looked                     GET       sees              -                              case
cases_files                      GET       sees              -                              case
cases_download                   GET       sees              -                              case
cases_download                   GET       inside            -                              inside
cases_receipt                    GET       sees              -                              case
cases_comments                   GET       sees              -                              case
cases_comment                    POST      speaks            case.comment                   case
cases_unsend                     POST      sees~             -                              case
cases_notes                      GET       inside            -                              case
cases_note                       POST      sees-then-does    case.note                      case
cases_ask                        POST      sees-then-does    case.ask                       case
cases_answer                     POST      sees-then-asks    -                              waiting
cases_receivers                  GET       inside            -                              case
cases_assign                     POST      sees-then-does    case.assign                    case
cases_undo_assign                POST      person~           -                              case
cases_referrals                  GET       sees              -                              case
cases_refer                      POST      sees-then-does    case.refer                     case
cases_accept_referral            POST      sees-then-does~   case.refer                     case
cases_refuse_referral            POST      sees-then-does~   case.refer                     case
cases_sent                       GET       person
cases_recall                     POST      person~
cases_request_recall             POST      person~
cases_refer_out                  POST      sees-then-does    case.refer_out                 case
cases_journey                    GET       sees              -                              case
cases_conclude_copy              POST      sees~             -                              case
cases_links                      GET       sees              -                              case
cases_link_cases                 POST      sees-then-does~   case.note                      case
cases_unlink_cases               DELETE    sees-then-does~   case.note                      case
cases_merge                      POST      sees-then-does~   case.reject                    case
cases_grant_recall               POST      sees-then-does~   case.refer                     case
cases_decline_recall             POST      sees-then-does~   case.refer                     case
cases_give_back                  POST      sees-then-does~   case.refer                     case
cases_classify                   POST      sees-then-does    case.classify                  case
cases_prioritise                 POST      sees-then-does    case.prioritise                case
cases_follow_up                  POST      speaks~           case.expedite                  case
cases_expedite                   POST      speaks~           case.expedite                  case
cases_postpone                   POST      sees-then-does    case.postpone                  case
cases_grant_postponement         POST      sees-then-does~   case.grant_postponement        case
cases_refuse_postponement        POST      sees-then-does~   case.grant_postponement        case
cases_resume                     POST      sees-then-does~   case.postpone                  case
cases_withdraw                   POST      sees-then-asks    -                              case
cases_complete                   POST      sees-then-does    case.complete                  case
cases_reject                     POST      sees-then-does    case.reject                    case
cases_before_closing             GET       inside            -                              case
cases_closings                   GET       sees              -                              case
cases_tick                       POST      sees-then-does~   case.complete                  case
cases_untick                     POST      sees-then-does~   case.complete                  case
cases_dispute                    POST      sees-then-asks    -                              closed
cases_appeal                     POST      sees-then-asks~   -                              closed
cases_decide_appeal              POST      sees-then-does~   case.decide_appeal             closed
cases_reopen                     POST      sees-then-does    case.reopen                    closed
cases_undo_close                 POST      sees~             -                              closed
cases_rate                       POST      sees-then-asks    -                              closed
cases_choose_language            POST      sees-then-asks    -                              case
cases_preview_letter             POST      sees-then-does~   case.complete                  case
cases_follow                     POST      sees-then-inside~ -                              case
cases_unfollow                   POST      sees~             -                              case
cases_mark_unread                POST      sees-then-inside~ -                              case
cases_mark_read                  POST      sees-then-inside~ -                              case

people_account                   GET       person
people_change_names              PUT       person~
people_change_details            PUT       person~
people_set_preferences           PATCH     person
people_contacts                  GET       person
people_second_factors            GET       person
people_sign_ins                  GET       person
people_past_sign_ins             GET       person
people_end_presence              POST      owns              -                              sign-in
people_representations           GET       person
people_agents                    GET       person
people_offers                    GET       person
people_delegates                 GET       agent             -                              company
people_accept_appointment        POST      owns              -                              offer
people_decline_appointment       POST      owns              -                              offer
people_end_representation        POST      agent~            -                              acting

documents_keep                   POST      person
documents_files                  GET       person
documents_discard                DELETE    owns              -                              file
documents_reuse                  POST      owns              -                              given
documents_set_validity           PUT       owns              -                              given
documents_drafts                 GET       person
documents_draft                  GET       owns              -                              draft
documents_keep_draft             PUT       sees              -                              case
documents_discard_draft          DELETE    owns              -                              draft
documents_swap_draft             POST      sees~             -                              case

notifications_messages           GET       has               message.resend
notifications_resend_message     POST      has-there         message.resend                 message
notifications_dismiss_message    POST      has-there         message.resend,dismiss         message
notifications_templates          GET       has               template.write
notifications_template           GET       has               template.write
notifications_write_template     PUT       has               template.write
notifications_restore_template   POST      has~              template.write
notifications_try_template       POST      has~              template.write
notifications_notices            GET       person
notifications_read_notice        POST      owns              -                              notice
notifications_read_all           POST      person
notifications_preferences        GET       person
notifications_choose_notices     PUT       person
notifications_browsers           GET       person
notifications_unsubscribe        DELETE    owns              -                              browser

catalogue_search                 GET       anybody
catalogue_entities               GET       anybody
catalogue_entity                 GET       anybody           -                              guide
catalogue_kinds                  GET       anybody           -                              guide
catalogue_kind                   GET       anybody           -                              kind
catalogue_articles               GET       anybody           -                              guide
catalogue_article                GET       anybody           -                              shown
catalogue_kept_kinds             GET       has               catalogue.see_kinds
catalogue_add_kind               POST      has               catalogue.see_kinds,add_kind
catalogue_kept                   GET       has-there         catalogue.see_kinds            kind
catalogue_write_version          PUT       has-seen-there    catalogue.see_kinds,write_version  kind
catalogue_publish_kind           POST      has-seen-there~   catalogue.see_kinds,publish_kind  kind
catalogue_retire_kind            POST      has-seen-there    catalogue.see_kinds,retire_kind  kind
catalogue_discard_draft          DELETE    has-seen-there~   catalogue.see_kinds,discard_draft  kind
catalogue_versions               GET       has-there         catalogue.see_kinds            kind
catalogue_version                GET       has-there         catalogue.see_kinds            kind
catalogue_restore_version        POST      has-seen-there~   catalogue.see_kinds,restore_version  kind
catalogue_words                  GET       has-there         catalogue.change_wording       kind
catalogue_change_wording         PUT       has-there         catalogue.change_wording       kind
catalogue_kept_articles          GET       has               catalogue.write_article
catalogue_add_article            POST      has               catalogue.write_article
catalogue_kept_article           GET       has-there         catalogue.write_article        article
catalogue_write_article          PUT       has-there         catalogue.write_article        article
catalogue_publish_article        POST      has-there         catalogue.publish_article      article
catalogue_retire_article         POST      has-there         catalogue.retire_article       shown

calendars_calendar               GET       works
calendars_change_calendar        PUT       works-and         calendar.change
calendars_proposed               GET       works-and         calendar.change
calendars_take_seed              POST      works-and         calendar.change
calendars_add_holiday            POST      works-and         calendar.change
calendars_withdraw_holiday       POST      works-has-there   calendar.change                holiday
calendars_add_season             POST      works-and         calendar.change
calendars_remove_season          DELETE    works-has-there   calendar.change                season

organization_departments         GET       has               organization.see
organization_add_department      POST      has               organization.see,add_department
organization_department          GET       has-there         organization.see               department
organization_change_department   PUT       has-seen-there    organization.see,change_department  department
organization_employees           GET       has               organization.see
organization_add_employee        POST      has               organization.see,add_employee
organization_employee            GET       has-there         organization.see               employee
organization_change_employee     PUT       has-seen-there    organization.see,change_employee  employee
organization_posts               GET       has               organization.see
organization_invite_employee     POST      has-seen-there    organization.see,invite_employee  newcomer
organization_deactivate_employee POST      has-seen-there    organization.see,deactivate_employee  employee
organization_reactivate_employee POST      has-seen-there    organization.see,reactivate_employee  former
organization_absences            GET       has-there         organization.see               employee
organization_record_absence      POST      has-seen-there    organization.see,record_absence  employee
organization_end_absence         POST      has-seen-there    organization.see,end_absence   absence
organization_contact             GET       has               organization.see
organization_change_contact      PUT       has               organization.see,change_contact
organization_brand               GET       has               organization.see
organization_change_brand        PUT       has               organization.see,change_brand
organization_change_logo         POST      has               organization.see,change_brand
organization_table               GET       has               organization.see,add_department,change_department
organization_hand_in_batch       POST      has               organization.see,add_department,change_department
organization_batch               GET       has-seen-there    organization.see,add_department,change_department  batch
organization_take_batch          POST      has-seen-there~   organization.see,add_department,change_department  batch
organization_levels              GET       has               organization.see
organization_add_level           POST      has               organization.see,write_level
organization_write_level         PUT       has               organization.see,write_level
organization_all_verbs           GET       has               organization.see
organization_roles               GET       has               organization.see
organization_create_role         POST      has               organization.see,role.create
organization_change_role         PUT       has-seen-there    organization.see,role.change   role
organization_retire_role         POST      has-seen-there    organization.see,role.retire   role
organization_permissions_of      GET       has-there         organization.see               employee
organization_give_grant          POST      has-seen-there    organization.see,grant.give    employee
organization_deny_grant          POST      has-seen-there    organization.see,grant.deny    employee
organization_withdraw_grant      POST      has-seen-there    organization.see,grant.withdraw  grant
organization_reviews             GET       works-and         review.decide
organization_review_lines        GET       works-has-there   review.decide                  review
organization_decide_review       POST      decides           review.decide                  line of a review
organization_unused              GET       has-seen-there    organization.see,grant.withdraw  employee
organization_withdraw_unused     POST      has-seen-there~   organization.see,grant.withdraw,grant.deny  employee
organization_delegations         GET       works
organization_give_delegation     POST      gives-for         delegation.give                employee
organization_end_delegation      POST      party             delegation.end                 delegation

appointments_appointments        GET       person
appointments_free                GET       person~
appointments_offered             GET       has               appointment.offer
appointments_offer               POST      has               appointment.offer
appointments_withdraw_offer      POST      receives~         appointment.offer              schedule
appointments_book                POST      person~
appointments_move                POST      comes~            appointment.check_in           appointment
appointments_cancel              POST      comes~            appointment.check_in           appointment
appointments_check_in            POST      receives~         appointment.check_in           appointment
appointments_miss                POST      receives~         appointment.check_in           appointment
oversight_movement               GET       watches
oversight_trail                  GET       watches-it        -                              case
oversight_entities               GET       watches
oversight_glasses                GET       has-one           oversight.see_glasses,break_glass
oversight_end_glass              POST      ends              oversight.see_glasses,end_glass  glass
oversight_review_glass           POST      reviews           oversight.see_glasses,review_glass  glass
oversight_concerns               GET       has               oversight.mark_about
oversight_mark_about             POST      has               oversight.mark_about
oversight_unmark_about           DELETE    unmarks           oversight.mark_about           concern

integrations_tokens              GET       person
integrations_revoke_token        DELETE    owns              -                              token
integrations_revoke_token        DELETE    has-there-unseen  integration.manage             token of a program
integrations_programs            GET       manages           integration.manage
integrations_add_program         POST      manages           integration.manage
integrations_tokens_of_program   GET       manages-there     integration.manage             program
integrations_end_program         POST      manages-there     integration.manage             program
integrations_webhooks            GET       manages           integration.manage
integrations_subscribe           POST      manages           integration.manage
integrations_webhook             GET       manages-there     integration.manage             webhook
integrations_change_webhook      PUT       manages-there     integration.manage             webhook
integrations_renew_secret        POST      manages-there     integration.manage             webhook
integrations_deliveries          GET       manages-there     integration.manage             webhook
integrations_replay              POST      manages-there     integration.manage             webhook

desk_record                      GET       staff             record.see
desk_case_record                 GET       sees-then-inside  record.see                     case
desk_presence                    GET       staff             presence.see
desk_presence_of                 GET       reached           presence.see                   employee
desk_sign_ins_of                 GET       reached           presence.see,organization.end_presence  employee
desk_end_presence                POST      reached           presence.see,organization.end_presence  employee
desk_end_presences               POST      reached           presence.see,organization.end_presence  employee
"""

# What is sent where the example of the description does not lead as far as the question who may.
SAID = {
    "cases_submit": {"kind": "{code}"},
    "cases_assign": {"to": "{colleague}"},
    "cases_refer": {"to": "{department}"},
    "cases_choose_language": {"language": "en"},
    "cases_classify": {"level": "restricted"},
    "cases_postpone": {"until": "{soon}"},
    "cases_change_distribution": {"people": []},
    "cases_replay": {"people": []},
    "cases_declare_conflict": {"relation": "kin"},
    "organization_record_absence": {"first_day": "2031-01-01", "last_day": "2031-01-02", "substitute": None},
    "organization_decide_review": {"withdraw": [], "role": ""},
    "organization_give_delegation": {
        "giver": "{giver}",
        "taker": "{other}",
        "verbs": ["case.note"],
        "since": "2031-01-01T08:00:00Z",
        "until": "2031-01-02T08:00:00Z",
    },
}
