"""The hub at a glance: the map, the network picture, measures of the hub."""
