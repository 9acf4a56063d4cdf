from .answer import KeptAnswer
from .token import Program, Token
from .webhook import Delivery, Webhook

__all__ = ["Delivery", "KeptAnswer", "Program", "Token", "Webhook"]
