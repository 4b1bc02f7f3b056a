"""Seeds and needs: what members offer and look for, reviewed by staff, published for a time."""
