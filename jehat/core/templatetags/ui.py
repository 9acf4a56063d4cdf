"""`{% load ui %}`: the whole kit. Its tags live in jehat/core/components; /dev/ui shows them all."""

from jehat.core.components import blocks, controls, fields, lists, marks, media, shell
from jehat.core.components.markup import register

__all__ = ["blocks", "controls", "fields", "lists", "marks", "media", "register", "shell"]
