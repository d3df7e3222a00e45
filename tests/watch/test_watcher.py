"""Watching, as its user relies on it: each article once, politely, for weeks, and on from where it stopped."""

from __future__ import annotations

from datetime import timedelta

import pytest

from dragoman.library.store import Library, LibraryError
from tests.watch.making import BODY, World, page, rss, rss_text
from tests.watch.server import answer, redirect


def link(world: World, *items: tuple[str, str]) -> list[tuple[str, str]]:
    return [(title, world.server.address(path)) for title, path in items]


def test_articles_are_fetched_coded_and_kept(world: World) -> None:
    items = link(world, world.article("/un", "Le ministère dément"), world.article("/deux", "Le sommet s'ouvre"))
    world.server.at("/feed.xml", rss(items, "<pubDate>Tue, 14 Oct 2025 08:00:00 +0200</pubDate>"))
    assert world.once(world.feed(outlet="Le Matin")) == {"polls": 1, "coded": 2}
    first, second = sorted(world.documents(), key=lambda document: document.title or "")
    assert (first.title, second.title) == ("Le ministère dément", "Le sommet s'ouvre")
    assert (first.url, first.outlet, first.published) == (items[0][1], "Le Matin", "2025-10-14")
    assert first.text.startswith("Le ministère dément")
    assert BODY[-1] in first.text


def test_a_second_run_reads_nothing_twice(world: World) -> None:
    items = link(world, world.article("/un", "Le ministère dément"))
    world.publish(*items)
    world.once()
    world.publish(*items, *link(world, world.article("/deux", "Le sommet s'ouvre")))
    assert world.once() == {"polls": 1, "coded": 1}
    assert world.server.paths() == ["/feed.xml", "/un", "/feed.xml", "/deux"]


def test_an_atom_feed_and_a_news_sitemap(world: World) -> None:
    (_, one), (_, two) = link(world, world.article("/un", "Le ministère dément"), world.article("/deux", "Le sommet"))
    atom = f'<feed xmlns="http://www.w3.org/2005/Atom"><title>J</title><entry><title>A</title><link href="{one}"/></entry></feed>'
    world.server.at("/atom.xml", answer(atom, content_type="application/atom+xml"))
    sitemap = f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>{two}</loc></url></urlset>'
    world.server.at("/sitemap.xml", answer(sitemap, content_type="text/xml"))
    tally = world.once(world.feed("/atom.xml"), world.feed("/sitemap.xml", kind="sitemap"))
    assert tally == {"polls": 2, "coded": 2}


def test_what_a_feed_holds_in_full_is_not_fetched(world: World) -> None:
    whole = "".join(f"<p>{paragraph}</p>" for paragraph in BODY * 2)
    namespace = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    text = rss_text(
        link(world, ("Le ministère dément", "/un")), f"<content:encoded><![CDATA[{whole}]]></content:encoded>"
    )
    world.server.at("/feed.xml", answer(text.replace("<rss ", f"<rss {namespace} "), content_type="text/xml"))
    assert world.once() == {"polls": 1, "coded": 1}
    assert world.server.paths() == ["/feed.xml"]
    assert world.documents()[0].url == world.server.address("/un")


def test_what_a_feed_says_in_full_of_another_site_is_asked_for_there(world: World) -> None:
    whole = "".join(f"<p>Faux. {paragraph}</p>" for paragraph in BODY * 2)
    title, path = world.article("/un", "Le ministère dément")
    item = (title, world.server.address(path, "autre.example"))
    text = rss_text([item], f"<content:encoded><![CDATA[{whole}]]></content:encoded>")
    namespace = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    world.server.at("/feed.xml", answer(text.replace("<rss ", f"<rss {namespace} "), content_type="text/xml"))
    assert world.once() == {"polls": 1, "coded": 1}
    assert world.server.paths() == ["/feed.xml", "/un"]
    assert "Faux" not in world.documents()[0].text


def test_a_feed_of_summaries_alone_when_pages_are_not_wanted(world: World) -> None:
    world.publish(*link(world, world.article("/un", "Le ministère dément")))
    assert world.once(world.feed(text="feed")) == {"polls": 1, "rejected": 1}
    assert world.server.paths() == ["/feed.xml"]
    assert "summary-only" in world.outcomes()


def test_only_what_changed_is_asked_for(world: World) -> None:
    world.publish(etag='"7"', last_modified="Mon, 23 Nov 2026 07:00:00 GMT")
    world.once()
    world.server.at("/feed.xml", answer(status=304))
    assert world.once() == {"polls": 1}
    headers = dict(world.server.asked)["/feed.xml"]
    assert (headers["if-none-match"], headers["if-modified-since"]) == ('"7"', "Mon, 23 Nov 2026 07:00:00 GMT")
    assert "(unchanged)" in world.lines[-1]


def test_one_host_is_asked_every_five_seconds_and_no_faster(world: World) -> None:
    world.publish(*link(world, *(world.article(f"/{n}", f"Le sommet, jour {n}") for n in range(4))))
    world.once()
    assert world.clock.time - world.clock.begun == timedelta(seconds=20)


def test_a_crawl_delay_is_kept(world: World) -> None:
    world.server.at("/robots.txt", answer("User-agent: *\nCrawl-delay: 40"))
    world.publish(*link(world, *(world.article(f"/{n}", f"Le sommet, jour {n}") for n in range(3))))
    assert world.once()["coded"] == 3
    assert world.clock.time - world.clock.begun == timedelta(seconds=120)


def test_hosts_do_not_wait_for_each_other(world: World) -> None:
    paths = [world.article(f"/{n}", f"Le sommet, jour {n}") for n in range(6)]
    hosts = ["journal.example", "autre.example"] * 3
    world.publish(
        *((title, world.server.address(path, host)) for (title, path), host in zip(paths, hosts, strict=True))
    )
    world.once()
    assert world.clock.time - world.clock.begun <= timedelta(seconds=15)


def test_the_same_article_by_two_feeds_and_two_addresses(world: World) -> None:
    title, path = world.article("/un", "Le ministère dément")
    world.publish((title, world.server.address(f"{path}?utm_source=rss")))
    world.publish((title, world.server.address(f"{path}#suite")), path="/b.xml")
    assert world.once(world.feed(), world.feed("/b.xml")) == {"polls": 2, "coded": 1}


def test_the_same_text_at_another_address_is_kept_once(world: World) -> None:
    world.publish(*link(world, world.article("/un", "Le sommet", *BODY), world.article("/copie", "Le sommet", *BODY)))
    assert world.once() == {"polls": 1, "coded": 1, "known": 1}
    (document,) = world.documents()
    assert [r["document_id"] for r in world.select("SELECT document_id FROM feed_items")] == [document.id] * 2


def test_an_article_that_was_changed_is_kept_in_both_versions(world: World) -> None:
    world.publish(*link(world, world.article("/un", "Le ministère dément", *BODY)))
    world.once()
    world.publish(*link(world, world.article("/un", "Le ministère ne dément plus", "Le ministère se tait.", *BODY)))
    assert world.once() == {"polls": 1}
    world.clock.time += timedelta(hours=1)
    assert world.once() == {"polls": 1, "coded": 1}
    assert len(world.documents()) == 2
    assert len({document.url for document in world.documents()}) == 1
    assert "changed since" in world.lines[-1]


def test_a_sitemap_tells_of_a_change_by_its_date(world: World) -> None:
    _, path = world.article("/un", "Le ministère dément", *BODY)

    def sitemap(lastmod: str) -> None:
        url = f"<url><loc>{world.server.address(path)}</loc><lastmod>{lastmod}</lastmod></url>"
        text = f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{url}</urlset>'
        world.server.at("/feed.xml", answer(text, content_type="text/xml"))

    sitemap("2026-11-23T08:00:00Z")
    world.once(world.feed(kind="sitemap"))
    world.article("/un", "Le ministère ne dément plus", "Le ministère se tait.", *BODY)
    sitemap("2026-11-23T08:30:00Z")
    world.clock.time += timedelta(hours=2)
    assert world.once(world.feed(kind="sitemap")) == {"polls": 1, "coded": 1}


def test_a_feed_that_always_changes_its_items_costs_little(world: World) -> None:
    world.article("/un", "Le ministère dément", *BODY)
    for n in range(48):
        world.publish(*link(world, (f"Le ministère dément ({n} lectures)", "/un")))
        world.once()
        world.clock.time += timedelta(minutes=30)
    assert len(world.documents()) == 1
    assert world.server.paths().count("/un") <= 6


def test_a_page_of_another_site_cannot_take_an_outlets_name(world: World) -> None:
    canonical = '<link rel="canonical" href="https://grand-journal.example/un">'
    world.server.at("/un", page("Le ministère dément", *BODY, head=canonical))
    world.publish(*link(world, ("Le ministère dément", "/un")))
    world.once()
    assert world.documents()[0].url == world.server.address("/un")


def test_a_watch_goes_on_after_it_was_killed_at_any_point(world: World) -> None:
    world.publish(*link(world, *(world.article(f"/{n}", f"Le sommet, jour {n}") for n in range(5))))

    class Killed(BaseException):
        pass

    def killer(moment: int) -> None:
        real, begun = world.coder.pipe, len(world.coder.coded)

        def pipe(documents: object) -> object:
            if len(world.coder.coded) - begun >= moment:
                raise Killed
            return real(documents)  # type: ignore[arg-type]

        world.coder.pipe = pipe  # type: ignore[method-assign, assignment]
        with pytest.raises(Killed):
            world.once()
        world.coder.pipe = real  # type: ignore[method-assign]

    for moment in (0, 1, 1, 2):
        killer(moment)
    world.once()
    assert len(world.documents()) == 5
    assert len(world.coder.coded) == 5


def test_an_article_that_ends_the_program_again_and_again_is_rejected(world: World) -> None:
    class Killed(BaseException):
        pass

    def pipe(_documents: object) -> object:
        raise Killed

    world.publish(*link(world, world.article("/un", "Le ministère dément")))
    world.coder.pipe = pipe  # type: ignore[method-assign, assignment]
    for _ in range(5):
        with pytest.raises(Killed):
            world.once()
    assert world.once() == {"polls": 1, "rejected": 1}
    assert world.outcomes() == {"watch-ended"}


def test_an_item_of_a_feed_that_is_no_longer_listed_waits(world: World) -> None:
    world.publish(*link(world, world.article("/un", "Le ministère dément")))
    world.server.at("/b.xml", rss([]))
    world.server.at("/un", answer(status=503))
    world.once()
    world.article("/un", "Le ministère dément")
    world.clock.time += timedelta(hours=1)
    assert world.once(world.feed("/b.xml")) == {"polls": 1}
    assert world.once() == {"polls": 1, "coded": 1}


def test_it_polls_for_weeks_and_stops_when_it_is_asked_to(world: World) -> None:
    world.publish(*link(world, world.article("/un", "Le ministère dément")))
    world.clock.stop_after = timedelta(days=14)
    assert world.run(world.feed(interval=720)) == {"polls": 28, "coded": 1}
    assert world.clock.time - world.clock.begun < timedelta(days=14, minutes=1)


def test_new_articles_do_not_wait_for_old_ones_of_other_hosts(world: World) -> None:
    world.publish(*link(world, *(world.article(f"/{n}", f"Le sommet, jour {n}") for n in range(40))))
    world.publish(path="/b.xml")
    world.clock.stop_after = timedelta(seconds=180)
    world.run(world.feed(), world.feed("/b.xml", address=world.server.address("/b.xml", "autre.example"), interval=1))
    assert world.server.paths().count("/b.xml") >= 2
    assert world.select("SELECT count(*) AS n FROM feed_items WHERE outcome IS NULL")[0]["n"] > 0


def test_a_server_that_fails_is_asked_less_and_less_until_it_recovers(world: World) -> None:
    world.server.at("/feed.xml", answer(status=500))
    world.clock.stop_after = timedelta(days=1)
    tally = world.run()
    assert tally["rejected"] == tally["polls"] == 6  # after 30, 60, 120, 240, 480 minutes
    assert world.outcomes() == {"server-error"}
    world.publish(*link(world, world.article("/un", "Le ministère dément")))
    world.clock.stopping, world.clock.stop_after = False, timedelta(days=3)
    assert world.run(world.feed(interval=10_000)) == {"polls": 1, "coded": 1}
    assert world.outcomes() == {"coded"}


def test_a_page_that_fails_for_a_while_is_read_later(world: World) -> None:
    world.article("/un", "Le ministère dément")
    world.server.at(
        "/un", answer(status=500), answer(status=503, retry_after="7200"), page("Le ministère dément", *BODY)
    )
    world.publish(*link(world, ("Le ministère dément", "/un")))
    world.clock.stop_after = timedelta(hours=4)
    tally = world.run(world.feed(interval=10_000))
    assert (tally["failed"], tally["coded"], tally["rejected"]) == (2, 1, 0)


def test_a_page_that_fails_for_ever_is_rejected_after_five_tries(world: World) -> None:
    world.publish(*link(world, ("Le ministère dément", "/un")))
    world.server.at("/un", answer(status=500))
    world.clock.stop_after = timedelta(days=5)
    tally = world.run(world.feed(interval=10_000))
    assert (tally["failed"], tally["rejected"]) == (4, 1)
    assert world.server.paths().count("/un") == 5
    assert world.outcomes() == {"server-error"}


def test_a_request_to_wait_holds_for_the_whole_host(world: World) -> None:
    world.server.at("/un", answer(status=429, retry_after="86400"))
    world.publish(*link(world, ("Le ministère dément", "/un"), world.article("/deux", "Le sommet s'ouvre")))
    assert world.once() == {"polls": 1, "failed": 1}
    assert world.server.paths() == ["/feed.xml", "/un"]


def test_a_feed_that_moved_is_asked_at_its_new_address(world: World) -> None:
    world.server.at("/feed.xml", redirect("/nouveau.xml", 301))
    world.publish(path="/nouveau.xml")
    world.once()
    world.once()
    assert world.server.paths() == ["/feed.xml", "/nouveau.xml", "/nouveau.xml"]
    assert any("moved" in line and "/nouveau.xml" in line for line in world.lines)


def test_a_feed_that_fails_is_left_alone_by_the_next_run(world: World) -> None:
    world.server.at("/feed.xml", answer(status=429, retry_after="3600"))
    assert world.once() == {"polls": 1, "rejected": 1}
    assert world.once() == {}
    world.clock.time += timedelta(hours=1)
    assert world.once() == {"polls": 1, "rejected": 1}


def test_what_is_wrong_with_a_feed_is_forgotten_when_it_is_well_again(world: World) -> None:
    world.server.at("/robots.txt", answer(status=500), answer(status=404))
    world.publish()
    world.once()
    assert world.outcomes() == {"robots-unreachable"}
    world.clock.time += timedelta(hours=1)
    world.once()
    assert world.outcomes() == {"ok"}


def test_every_item_that_is_refused_is_named_and_once_only(world: World) -> None:
    world.publish(("Un", "javascript:alert(1)"), ("Deux", "data:text/html,x"))
    world.once()
    assert len(world.select("SELECT * FROM rejections")) == 2
    good = world.article("/un", "Le ministère dément")
    world.publish(("Un", "javascript:alert(1)"), ("Deux", "data:text/html,x"), *link(world, good))
    world.clock.time += timedelta(hours=1)
    world.once()
    world.publish(("Un", "javascript:alert(1)"), ("Deux", "data:text/html,x"), *link(world, good, ("Trois", "/un?3")))
    assert world.once() == {"polls": 1, "known": 1}
    assert len(world.select("SELECT * FROM rejections")) == 2


def test_a_host_that_holds_on_to_every_connection_does_not_stop_the_others(world: World) -> None:
    world.server.at("/lent", lambda client: client.recv(1))
    slow = [(f"Le sommet {n}", world.server.address(f"/lent?{n}", "autre.example")) for n in range(20)]
    good = link(world, *(world.article(f"/{n}", f"Le sommet, jour {n}") for n in range(5)))
    world.publish(*slow, *good)
    assert world.once() == {"polls": 1, "failed": 2, "coded": 5}


def test_a_library_that_cannot_be_written_stops_nothing(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    world.publish(*link(world, world.article("/un", "Le ministère dément")))
    add, tries = Library.add, []

    def failing(self: Library, record: object) -> bool:
        tries.append(record)
        if len(tries) < 4:
            raise LibraryError("news.sqlite cannot grow, the disk is full; make room.", "disk-full")
        return add(self, record)  # type: ignore[arg-type]

    monkeypatch.setattr(Library, "add", failing)
    world.clock.stop_after = timedelta(minutes=20)
    assert world.run() == {"polls": 1, "library": 3, "coded": 1}


def test_one_article_that_breaks_the_coder_stops_nothing(world: World) -> None:
    world.publish(
        *link(
            world,
            world.article("/un", "La panne du réseau", "Une panne a touché le réseau.", *BODY),
            world.article("/deux", "Le texte illisible", "Le texte est illisible.", *BODY),
            world.article("/trois", "Le sommet s'ouvre"),
        )
    )
    assert world.once() == {"polls": 1, "failed": 1, "rejected": 1, "coded": 1}


def test_the_log_says_what_was_done_when(world: World) -> None:
    world.publish(*link(world, world.article("/un", "Le ministère dément")), ("Piège\n", "javascript:alert(1)"))
    world.once()
    polled, coded = world.lines[-2:]
    assert polled == f"2026-11-23T08:00:00Z  polled    {world.server.address('/feed.xml')} (1 item, 1 new)"
    assert coded == f"2026-11-23T08:00:05Z  coded     {world.server.address('/un')} (0 statements, 0 events)"
    assert "rejected  [" in world.lines[0]
    assert all("\n" not in line for line in world.lines)
