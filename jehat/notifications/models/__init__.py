from .message import Message, MessageQuerySet
from .notice import Notice, NoticeQuerySet
from .preference import Preference
from .receipt import Bounce, Receipt
from .subscription import Subscription, SubscriptionQuerySet
from .tally import Tally
from .template import Template, TemplateQuerySet

__all__ = [
    "Bounce",
    "Message",
    "MessageQuerySet",
    "Notice",
    "NoticeQuerySet",
    "Preference",
    "Receipt",
    "Subscription",
    "SubscriptionQuerySet",
    "Tally",
    "Template",
    "TemplateQuerySet",
]
