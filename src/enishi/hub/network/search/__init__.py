"""One search over names, people, agreements, activities and sources, in both languages."""

from enishi.hub.network.search.finding import Found, Hit, search
from enishi.hub.network.search.indexing import forget_record, index_records, rebuild
from enishi.hub.network.search.narrowing import narrowed

__all__ = ["Found", "Hit", "forget_record", "index_records", "narrowed", "rebuild", "search"]
