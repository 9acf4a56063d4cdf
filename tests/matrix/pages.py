"""Every route with each of its methods: the rule that guards it, the verbs that it needs, and the thing it is about.

A line is: name, methods, rule, verbs, kind of thing; a verb without an area is of that before it. A rule with a `~` may
also say no for the state that the thing is in. A route without a line fails the test.
"""

# What stands in an address and belongs to no thing.
USUAL = {
    "section": "entities",
    "language": "en",
    "token": "not-a-token",
    "provider": "nobody",
    "secret": "nothing",
    "kind": "mobile",
    "table": "departments",
    "then": "mine",
    "device": "00000000-0000-7000-8000-000000000000",
    "way": "email",
    "place": "new:WRM-BPR",
    "link": "00000000-0000-7000-8000-000000000000",
    "referral": "00000000-0000-7000-8000-000000000000",
    "tag": "cases",
    "position": "1",
    "act": "comment",
}

TABLE = """
healthz                          GET       anybody
readyz                           GET       anybody
robots.txt                       GET       anybody
sitemap_index                    GET       anybody
sitemap                          GET       anybody
api-description                  GET       anybody
api-docs                         GET       anybody
api-docs-of                      GET       anybody
brand:sheet                      GET       anybody~
brand:logo                       GET       anybody~
dev:index                        GET       anybody
dev:sign_in                      POST      anybody~
dev:ui                           GET       anybody
portal:front                     GET       anybody
portal:home                      GET       person
portal:manifest                  GET       anybody
portal:worker                    GET       anybody
portal:offline                   GET       anybody
portal:offline_new               GET       anybody

desk:home                        GET       person
desk:settings                    GET       settings
desk:record                      GET       staff             record.see
desk:export_record               GET       staff             record.see,export
desk:case_record                 GET       sees-then-inside  record.see                     case
desk:export_case_record          GET       sees-then-inside  record.see,export       case
desk:presence                    GET       staff             presence.see
desk:presence_of                 GET       reached           presence.see                   employee
desk:export_presence             GET       reached           presence.see,record.export     employee
desk:end_presences               POST      reached           presence.see,organization.end_presence  employee
desk:end_presence                POST      reached           presence.see,organization.end_presence  employee

people:account                   GET       person
people:appearance                GET       person
people:preferences               GET,POST  anybody
people:profile                   GET,POST  person
people:contacts                  GET       person
people:change_contact            GET,POST  person
people:confirm_contact           GET,POST  person
people:remove_contact            GET,POST  person~
people:change_password           GET,POST  person
people:sign_ins                  GET       person
people:end_other_presences       POST      person
people:end_presence              POST      owns              -                              sign-in
people:stay                      POST      anybody
people:confirm                   GET,POST  person
people:second_factor             GET       person
people:set_up                    GET       person
people:enrol_app                 GET,POST  person
people:enrol_passkey             POST      person
people:offer_passkey             POST      person
people:backup_codes              GET       person
people:renew_backup_codes        POST      person~
people:remove_factor             POST      owns              -                              factor
people:represent                 GET       person
people:appoint                   GET,POST  person
people:register_company          GET,POST  person
people:add_dependent             GET,POST  person
people:company                   GET       agent             -                              company
people:appoint_delegate          GET,POST  agent             -                              company
people:accept_appointment        POST      owns              -                              offer
people:decline_appointment       POST      owns              -                              offer
people:end_representation        GET,POST  agent~            -                              acting
people:recover                   GET,POST  anybody
people:reset_password            GET,POST  anybody
people:reclaim                   GET,POST  anybody
people:prove_reclaim             GET,POST  anybody
people:objected                  GET       anybody
people:object_to_reclaim         GET       anybody
people:object_to_reclaim         POST      anybody
people:register                  GET,POST  anybody
people:prove                     GET,POST  anybody
people:resend                    POST      anybody
people:sign_in                   GET,POST  anybody
people:second_step               GET,POST  anybody
people:sign_in_by_passkey        POST      anybody
people:ask_passkey               POST      anybody
people:sign_out                  POST      anybody
people:choose_password           GET,POST  anybody
people:activate                  GET       anybody
people:activate                  POST      anybody

documents:upload                 POST      person
documents:mine                   GET       person
documents:drafts                 GET       person
documents:draft                  GET       owns              -                              draft
documents:draft                  POST      sees              -                              case
documents:draft_then             GET       owns              -                              draft
documents:draft_then             POST      sees              -                              case
documents:discard_draft          POST      person
documents:swap_draft             POST      sees~             -                              case
documents:discard                POST      owns              -                              file
documents:reuse                  POST      owns              -                              given
documents:set_validity           POST      owns              -                              given

notifications:list               GET       person
notifications:read_all           POST      person
notifications:read               GET,POST  owns              -                              notice
notifications:messages           GET       has               message.resend
notifications:resend             POST      has-there         message.resend                 message
notifications:dismiss            POST      has-there         message.resend,dismiss  message
notifications:receipts           GET,POST  anybody~
notifications:preferences        GET,POST  person
notifications:push               POST      person
notifications:unsubscribe        POST      owns              -                              browser
notifications:templates          GET       has               template.write
notifications:write_template     GET,POST  has               template.write
notifications:restore_template   POST      has~              template.write

cases:find_access                GET       has               grant.give
cases:check                      GET       anybody
cases:new                        GET       person
cases:submit                     GET,POST  person            -                              kind
cases:counter                    GET,POST  has               case.submit_for
cases:enrol                      POST      has               case.submit_for
cases:counter_receipt            GET       owns              -                              written
cases:counter_choose             GET       has-owns          case.submit_for                visitor
cases:submit_for                 GET,POST  has-owns          case.submit_for                visitor
cases:inbox                      GET       works
cases:news                       GET       works
cases:found                      GET       works
cases:saved_views                GET,POST  sees-cases        case.see
cases:prefer_view                POST      keeps-view        case.see                       saved view
cases:forget_view                POST      keeps-view        case.see                       saved view
cases:bulk                       POST      works
cases:preview_bulk               POST      works
cases:undo_mark_read             POST      works
cases:undo_assign                POST      works~
cases:referrals                  GET       works
cases:recall                     POST      works~
cases:request_recall             POST      works~
cases:team                       GET       supervises        case.see
cases:member                     GET       supervises-there  case.see                       employee
cases:hand_over_employee         GET,POST  hands-over        organization.deactivate_employee  employee
cases:hand_over_department       GET,POST  hands-over        organization.change_department  department
cases:replies                    GET       has-one-unseen    case.comment,reply.write_department,write_entity
cases:write_reply                GET,POST  has-one-unseen    case.comment,reply.write_department,write_entity
cases:change_reply               GET,POST  keeps-reply       case.comment,reply.write_department,write_entity  reply
cases:retire_reply               POST      keeps-reply       case.comment,reply.write_department,write_entity  reply
cases:case                       GET       sees              -                              case
cases:work                       GET       at-work           -                              case
cases:access                     GET       access            -                              case
cases:times                      GET       at-work           -                              case
cases:follow_up                  POST      sees~             -                              case
cases:postpone                   POST      at-work~          -                              case
cases:grant_postponement         POST      at-work~          -                              case
cases:refuse_postponement        POST      at-work~          -                              case
cases:resume                     POST      at-work~          -                              case
cases:follow                     POST      at-work~          -                              case
cases:mentionable                GET       does              case.note                      case
cases:unfollow                   POST      at-work~          -                              case
cases:watch                      POST      at-work           -                              case
cases:fresh                      GET       asks              -                              case
cases:ready_replies              GET       at-work           -                              case
cases:comment                    POST      speaks            case.comment                   case
cases:unsend                     POST      at-work~          -                              case
cases:note                       POST      does              case.note                      case
cases:ask                        POST      does              case.ask                       case
cases:answer                     POST      asks              -                              waiting
cases:assign                     POST      does              case.assign                    case
cases:refer                      POST      at-work           -                              case
cases:refer                      GET       does              case.refer                     case
cases:accept_referral            POST      does~             case.refer                     case
cases:refuse_referral            POST      at-work           -                              case
cases:refer_out                  GET,POST  does              case.refer_out                 case
cases:conclude_copy              POST      at-work~          -                              case
cases:unsent                     GET       person~           -                              case
cases:carry                      POST      sees~             -                              case
cases:links                      GET       at-work           -                              case
cases:link_cases                 POST      at-work~          -                              case
cases:unlink_cases               POST      at-work~          -                              case
cases:merge                      POST      at-work~          -                              case
cases:grant_recall               POST      does~             case.refer                     case
cases:decline_recall             POST      does~             case.refer                     case
cases:give_back                  POST      at-work           -                              case
cases:assignment                 GET       at-work           -                              case
cases:ask_reassignment           POST      at-work~          -                              case
cases:grant_reassignment         POST      at-work~          -                              case
cases:refuse_reassignment        POST      at-work~          -                              case
cases:declare_conflict           POST      at-work~          -                              case
cases:withdraw_conflict          POST      at-work~          -                              conflicting
cases:pull_next                  POST      works~
cases:distribution               GET       works-and         distribution.change
cases:write_skill                GET,POST  works-and         distribution.change
cases:change_distribution        GET,POST  decides           distribution.change            department
cases:add_rule                   POST      decides           distribution.change            department
cases:remove_rule                POST      decides~          distribution.change            department
cases:change_escalation          GET,POST  works-and         escalation.change
cases:wishes                     GET       supervises        case.assign
cases:before_reassigning         GET       supervises-there~ case.see                       employee
cases:reassign_all               POST      supervises-there~ case.see                       employee
cases:classify                   GET,POST  does              case.classify                  case
cases:prioritise                 GET,POST  does              case.prioritise                case
cases:steps                      GET       at-work           -                              case
cases:reach_step                 POST      at-work~          -                              case
cases:complete                   POST      does              case.complete                  case
cases:reject                     POST      at-work           -                              case
cases:withdraw                   GET,POST  asks              -                              case
cases:obstacles                  GET       at-work           -                              case
cases:fill_letter                POST      at-work~          -                              case
cases:preview_letter             POST      at-work~          -                              case
cases:preview_kind_letter        POST      has-there~        catalogue.see_kinds,write_version  kind
cases:tick                       POST      at-work~          -                              case
cases:untick                     POST      at-work~          -                              case
cases:dispute                    POST      asks              -                              closed
cases:appeal                     POST      asks~             -                              closed
cases:decide_appeal              POST      at-work           -                              closed
cases:reopen                     POST      does              case.reopen                    closed
cases:undo_close                 POST      at-work~          -                              closed
cases:rate                       POST      asks              -                              closed
cases:choose_language            POST      asks              -                              case
cases:print_case                 GET       sees              -                              case
cases:receipt                    GET       sees              -                              case
cases:file                       GET       sees              -                              case
cases:file                       GET       inside            -                              inside

catalogue:entities               GET       anybody
catalogue:suggest                GET       anybody
catalogue:kind                   GET       anybody           -                              kind
catalogue:entity                 GET       anybody           -                              guide
catalogue:articles               GET       anybody           -                              guide
catalogue:article                GET       anybody           -                              shown
catalogue:see_kinds              GET       has               catalogue.see_kinds
catalogue:add_kind               GET,POST  has               catalogue.see_kinds,add_kind
catalogue:write_version          GET,POST  has-there         catalogue.see_kinds,write_version  kind
catalogue:write_form             GET,POST  has-there         catalogue.see_kinds,write_version  kind
catalogue:write_rules            GET,POST  has-there         catalogue.see_kinds,write_version  kind
catalogue:preview_form           POST      has-there         catalogue.see_kinds            kind
catalogue:preview_kind           GET       has-there         catalogue.see_kinds            kind
catalogue:publish_kind           POST      has-there~        catalogue.see_kinds,publish_kind  kind
catalogue:retire_kind            POST      has-there         catalogue.see_kinds,retire_kind  kind
catalogue:discard_draft          POST      has-there~        catalogue.see_kinds,discard_draft  kind
catalogue:versions               GET       has-there         catalogue.see_kinds            kind
catalogue:restore_version        POST      has-there~        catalogue.see_kinds,restore_version  kind
catalogue:wordings               GET       has               catalogue.change_wording
catalogue:change_wording         GET,POST  has-there         catalogue.change_wording       kind
catalogue:kept_articles          GET       has               catalogue.write_article
catalogue:add_article            GET,POST  has               catalogue.write_article
catalogue:write_article          GET,POST  has-there         catalogue.write_article        article
catalogue:publish_article        POST      has-there         catalogue.publish_article      article
catalogue:retire_article         POST      has-there         catalogue.retire_article       shown

integrations:tokens              GET,POST  person
integrations:revoke_token        POST      owns              -                              token
integrations:revoke_token        POST      has-there-unseen  integration.manage             token of a program
integrations:programs            GET       manages           integration.manage
integrations:add_program         GET,POST  manages           integration.manage
integrations:issue_program_token GET,POST  manages-there     integration.manage             program
integrations:end_program         POST      manages-there     integration.manage             program
integrations:webhooks            GET       manages           integration.manage
integrations:subscribe           GET,POST  manages           integration.manage
integrations:webhook             GET,POST  manages-there     integration.manage             webhook
integrations:renew_secret        POST      manages-there     integration.manage             webhook
integrations:replay              POST      manages-there     integration.manage             delivery

appointments:appointments        GET       person
appointments:book                GET,POST  person~
appointments:of_case             GET       asks              -                              case
appointments:received            GET       has               appointment.check_in
appointments:offer               GET,POST  has               appointment.offer
appointments:withdraw_offer      POST      receives~         appointment.offer              schedule
appointments:appointment         GET       comes             appointment.check_in           appointment
appointments:calendar            GET       comes             appointment.check_in           appointment
appointments:move                GET,POST  comes~            appointment.check_in           appointment
appointments:cancel              POST      comes~            appointment.check_in           appointment
appointments:check_in            POST      receives~         appointment.check_in           appointment
appointments:miss                POST      receives~         appointment.check_in           appointment

oversight:movement               GET       watches
oversight:entities               GET       watches
oversight:export_movement        GET,POST  watches           oversight.export_movement
oversight:trail                  GET       watches-it        -                              case
oversight:glasses                GET       has-one           oversight.see_glasses,break_glass
oversight:break_glass            GET,POST  has               oversight.break_glass
oversight:glass                  GET       looks-after       oversight.see_glasses,break_glass  glass
oversight:end_glass              POST      ends              oversight.see_glasses,end_glass  glass
oversight:review_glass           POST      reviews           oversight.see_glasses,review_glass  glass
oversight:mark_about             GET,POST  has               oversight.mark_about
oversight:unmark_about           POST      unmarks           oversight.mark_about           concern

calendars:calendar               GET       works
calendars:change_calendar        GET,POST  works-and         calendar.change
calendars:add_holiday            GET,POST  works-and         calendar.change
calendars:add_season             GET,POST  works-and         calendar.change
calendars:take_seed              GET,POST  works-and         calendar.change
calendars:withdraw_holiday       POST      works-has-there   calendar.change                holiday
calendars:remove_season          POST      works-has-there   calendar.change                season

organization:change_brand        GET,POST  has               organization.see,change_brand
organization:brand_sample        GET       has               organization.see
organization:hand_in_batch       GET,POST  has               organization.see,add_department,change_department
organization:table               GET       has               organization.see,add_department,change_department
organization:batch               GET       has-seen-there    organization.see,add_department,change_department  batch
organization:take_batch          POST      has-seen-there~   organization.see,add_department,change_department  batch
organization:departments         GET       has               organization.see
organization:add_department      GET,POST  has               organization.see,add_department
organization:change_department   GET,POST  has-seen-there    organization.see,change_department  department
organization:levels              GET       has               organization.see,write_level
organization:add_level           GET,POST  has               organization.see,write_level
organization:write_level         GET,POST  has               organization.see,write_level
organization:delegations         GET       works
organization:give_delegation     GET,POST  works-and         delegation.give
organization:end_delegation      POST      party             delegation.end                 delegation
organization:roles               GET       has               organization.see
organization:create_role         GET,POST  has               organization.see,role.create
organization:change_role         GET       has-there         organization.see               role
organization:change_role         POST      has-seen-there    organization.see,role.change   role
organization:role_holders        GET       has-there         organization.see               role
organization:retire_role         GET       has-there         organization.see               role
organization:retire_role         POST      has-seen-there    organization.see,role.retire   role
organization:counter             GET,POST  has               people.verify_identity
organization:change_contact      GET,POST  has               organization.see,change_contact
organization:employees           GET       has               organization.see
organization:add_employee        GET,POST  has               organization.see,add_employee
organization:change_employee     GET,POST  has-seen-there    organization.see,change_employee  employee
organization:invite_employee     POST      has-seen-there    organization.see,invite_employee  newcomer
organization:deactivate_employee POST      has-seen-there    organization.see,deactivate_employee  employee
organization:reactivate_employee POST      has-seen-there    organization.see,reactivate_employee  former
organization:reset_second_factor POST      has-seen-there~   organization.see,reset_second_factor  employee
organization:permissions_of      GET       has-there         organization.see               employee
organization:compare             GET       has-there         organization.see               employee
organization:give_same_role      POST      has-seen-there    organization.see,change_employee  employee
organization:give_grant          GET,POST  has-seen-there    organization.see,grant.give    employee
organization:deny_grant          GET,POST  has-seen-there    organization.see,grant.deny    employee
organization:withdraw_grant      POST      has-seen-there    organization.see,grant.withdraw  grant
organization:unused              GET       has               organization.see,grant.withdraw
organization:unused_of           GET,POST  has-there         organization.see,grant.withdraw  employee
organization:unused_of_role      GET,POST  has-there         organization.see,grant.withdraw  role
organization:reviews             GET       works-and         review.decide
organization:review              GET       works-has-there   review.decide                  review
organization:review_report       GET       works-has-there   review.decide                  review
organization:decide_review       GET,POST  decides           review.decide                  line of a review
organization:keep_review         POST      decides           review.decide                  line of a review
organization:record_absence      POST      has-seen-there    organization.see,record_absence  employee
organization:end_absence         POST      has-seen-there    organization.see,end_absence  absence
"""

# What is sent where a form is read before it is asked who sends it.
SAID = {
    "cases:comment": {"text": "Seen."},
    "cases:note": {"text": "Seen."},
    "cases:ask": {"text": "Please send the plan."},
    "cases:answer": {"text": "Here it is."},
    "cases:complete": {"text": "It is done."},
    "cases:assign": {"to": "{colleague}"},
    "cases:add_rule": {"to_employee": "{colleague}"},
    "cases:reopen": {"text": "It was closed too early."},
    "organization:record_absence": {"first_day": "2031-01-01", "last_day": "2031-01-02"},
    "organization:give_same_role": {"with": "{other}"},
}
