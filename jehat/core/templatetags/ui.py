"""`{% load ui %}`: the whole kit. Its tags live in jehat/core/components; /dev/ui shows them all."""

from jehat.core.components import blocks, cards, controls, fields, lists, marks, media, shell
from jehat.core.components.markup import register

__all__ = ["blocks", "cards", "controls", "fields", "lists", "marks", "media", "register", "shell"]
