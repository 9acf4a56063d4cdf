"""The verbs of casework, and of what stands around it, that no person does on a page, each with its reason."""

# The areas whose verbs are toured; what people do with their accounts and roles has tests of its own pages.
AREAS = ("appointments", "calendars", "cases", "catalogue", "documents", "mailroom", "notifications")

BY_THE_CLOCK = "done by the platform itself when its moment comes"
WITH_ANOTHER = "comes of another verb, on no page of its own"
OF_POSTING = "a step of a message on its way, done by the worker or at the word of a provider"
OF_MAIL = "an e-mail comes in by the mail server"
OF_THE_BROWSER = "asked by the browser, whose push service stands with its maker"

ELSEWHERE: dict[str, str] = {
    **dict.fromkeys(("case.climb", "case.close_unanswered", "case.remind", "case.escalate"), BY_THE_CLOCK),
    **dict.fromkeys(("case.go_on_handover", "case.transfer", "case.recalculate"), BY_THE_CLOCK),
    **dict.fromkeys(("case.warn_of_expiry", "appointment.remind", "catalogue.tell_pace"), BY_THE_CLOCK),
    **dict.fromkeys(("digest.send", "file.sweep", "file.release"), BY_THE_CLOCK),
    **dict.fromkeys(("case.come_home", "case.take_in", "case.prove_reading"), WITH_ANOTHER),
    **dict.fromkeys(("file.attach", "file.pass_on", "notice.withdraw"), WITH_ANOTHER),
    **dict.fromkeys(("message.send", "message.claim", "message.settle", "message.abandon"), OF_POSTING),
    **dict.fromkeys(("message.receive", "message.resolve", "message.bounce"), OF_POSTING),
    **dict.fromkeys(("mail.receive", "mail.take"), OF_MAIL),
    **dict.fromkeys(("push.subscribe", "push.forget"), OF_THE_BROWSER),
    "case.take_over": "of the command that takes over what was closed elsewhere",
}
