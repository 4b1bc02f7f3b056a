"""Pictures as SVG, drawn from plain records: no Django, no scripts, styled by classes alone."""

from enishi.hub.insight.drawing.columns import Year, draw_years
from enishi.hub.insight.drawing.network import Bond, Node, draw_network
from enishi.hub.insight.drawing.timeline import Beginning, draw_timeline
from enishi.hub.insight.drawing.worldmap import Mark, draw_map

__all__ = ["Beginning", "Bond", "Mark", "Node", "Year", "draw_map", "draw_network", "draw_timeline", "draw_years"]
