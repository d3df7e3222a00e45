"""Quotations in many hands: the same quotation in several articles, with its variants and its earliest form."""

from dragoman.corpus.quotations.find import find_quotations_in_many
from dragoman.corpus.quotations.groups import Change, Printing, QuotationGroup, Variant
from dragoman.corpus.quotations.quoted_words import Speaker

__all__ = ["Change", "Printing", "QuotationGroup", "Speaker", "Variant", "find_quotations_in_many"]
