r"""The notation of `[[bio]]` sentences and of the patterns in language files.

In: one string. Out: a small immutable tree, or a `NotationError` that points into the string. What a
node means in a text is settled later, by `words`; here is only its form:

    [In 2023 ]          Optional: may be left out; an inner one only together with its outer one
    [[German ]]         Optional(last=True): the last to be used
    [@, M.D.,]          Optional(third=True): gone where the person is not spoken of by name, in "I" and on a stage
    [& in 2019]         Optional(together=True): all of these in one sentence are kept, or none
    {Grok; Aurora}      List: the first ones are kept, as many as there is room for
    {2+ Grok; Aurora}   List(least=2): at least two of them
    {Grok; and others}  an Item(ending=True) begins with "and", "or" or "&", and always stands
    {they} {Their}      Reference to the person: they, them, their, theirs, themselves
    {Strand} {Strand’s} Reference(name=…) by a name of the author's choice; {Strand:them} with its form elsewhere
    {has}               Verb that agrees with the person
    {’s}                Verb, contracted: is or has, by the word that follows
    {leads|led}         Tensed: present or past, by the dates of the fact
    {=field}            Value: filled in from the profile; in language files only
    \[                  plain: a backslash before [ ] { } ; | * @ & \

`*emphasis*` is no part of it: stars stay in the text, an escaped one as `\*`, for whoever draws the text.
"""

from __future__ import annotations

from presskit.notation.reading import (
    DEEPEST as DEEPEST,
    SPECIAL as SPECIAL,
    NotationError as NotationError,
    parse as parse,
)
from presskit.notation.tree import (
    FORMS as FORMS,
    Filling as Filling,
    Form as Form,
    Item as Item,
    List as List,
    Mention as Mention,
    Node as Node,
    Nodes as Nodes,
    Optional as Optional,
    Reference as Reference,
    Tensed as Tensed,
    Text as Text,
    Value as Value,
    Verb as Verb,
    fill as fill,
    in_tense as in_tense,
    merged as merged,
    placed as placed,
    walk as walk,
)
from presskit.notation.writing import escape as escape, source as source
