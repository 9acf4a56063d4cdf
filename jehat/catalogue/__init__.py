"""The area of catalogue: the public guide, the kinds of case of every entity, what each needs, costs and takes.

It holds no case.
"""
