from django.db import migrations
from django.utils import timezone


def state_first_rule(apps, schema_editor):
    apps.get_model("network", "CountingRule").objects.get_or_create(
        number=1,
        defaults={
            "kinds": ["mou", "comprehensive"],
            "lapsed_count": False,
            "note": {
                "ja": "有効な覚書または包括協定を運営団体と結んでいる団体を、1団体ずつ数えます。",
                "en": "Each organisation that has a memorandum of understanding or a comprehensive agreement in force with the hub counts as one.",
            },
            "stated_at": timezone.now(),
        },
    )


class Migration(migrations.Migration):
    dependencies = [("network", "0001_initial")]

    operations = [migrations.RunPython(state_first_rule, migrations.RunPython.noop)]
