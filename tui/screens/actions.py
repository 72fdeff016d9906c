"""The registry of actions: one list feeds bindings, footer, help, palette and the README's table of keys."""

from enum import StrEnum
from typing import NamedTuple

from textual.binding import Binding


class Where(StrEnum):
    """Where an action's keys hold."""

    EVERYWHERE = "everywhere"
    LIST = "in any pane"
    ARCHIVE = "in the archive pane"
    SEARCH = "in the archive's search"
    ACROSS = "in facts across the archive"
    READING = "in the text"
    SELECTING = "while selecting text"
    TYPING = "in a line that is typed in"
    WINDOW = "in a window"


class Action(NamedTuple):
    """Something a person can do.

    `id` is stable and names the action in the keymap; `keys` are Textual key names, the first is the one shown (as
    `shown`); `run` is the Textual action that carries it out on the widget that binds it. `palette` says that the
    command palette offers it; `footer` that the footer shows it, but where `FOOTERS` names others.
    """

    id: str
    keys: str
    shown: str
    title: str
    help: str
    where: Where
    run: str
    footer: bool = False
    palette: bool = True


ACTIONS: tuple[Action, ...] = (
    Action("fact.accept", "a,1", "a", "Accept", "Accept the fact under review, go to the next undecided (or 1).",
           Where.EVERYWHERE, "decide('accept')", footer=True),
    Action("fact.reject", "x,2", "x", "Reject", "Reject the fact under review, go to the next undecided (or 2).",
           Where.EVERYWHERE, "decide('reject')", footer=True),
    Action("fact.skip", "s,3", "s", "Skip", "Leave the fact for later, go to the next undecided (or 3).",
           Where.EVERYWHERE, "decide('skip')", footer=True),
    Action("fact.flag", "f,4", "f", "Flag", "Flag the fact or take its flag away; its state stays (or 4).",
           Where.EVERYWHERE, "decide('flag')", footer=True),
    Action("fact.undo", "u", "u", "Undo", "Take back your last decision, in whatever article it was.",
           Where.EVERYWHERE, "undo", footer=True),
    Action("fact.redo", "ctrl+r", "Ctrl+R", "Redo", "Let the decision stand again that you undid last.",
           Where.EVERYWHERE, "redo"),
    Action("fact.reject_because", "X", "X", "Reject because", "Reject the fact for a reason, named by a digit.",
           Where.EVERYWHERE, "reject_because"),
    Action("fact.end_back", "left_square_bracket", "[", "End back", "End the fact's span a character earlier.",
           Where.EVERYWHERE, "move_bound('end', -1)"),
    Action("fact.end_on", "right_square_bracket", "]", "End on", "End the fact's span a character later.",
           Where.EVERYWHERE, "move_bound('end', 1)"),
    Action("fact.start_back", "left_curly_bracket", "{", "Start back", "Begin the fact's span a character earlier.",
           Where.EVERYWHERE, "move_bound('start', -1)"),
    Action("fact.start_on", "right_curly_bracket", "}", "Start on", "Begin the fact's span a character later.",
           Where.EVERYWHERE, "move_bound('start', 1)"),
    Action("fact.reading", "w", "w", "Other reading", "Take the next reading that the fact's words allow.",
           Where.EVERYWHERE, "next_reading"),
    Action("fact.edit", "e", "e", "Edit", "Correct the fact's fields in a form; Enter accepts it.",
           Where.EVERYWHERE, "edit", footer=True),
    Action("fact.note", "m", "m", "Note", "Write a note of one line on the fact.",
           Where.EVERYWHERE, "note"),
    Action("fact.repeat", "full_stop", ".", "Repeat", "Do to this fact what you did last to another.",
           Where.EVERYWHERE, "repeat"),
    Action("fact.add_figure", "F", "F", "Add figure", "Add the selected words as a figure.",
           Where.EVERYWHERE, "add('figure')"),
    Action("fact.add_measure", "M", "M", "Add measure", "Add the selected words as a measure.",
           Where.EVERYWHERE, "add('measure')"),
    Action("fact.add_ticker", "T", "T", "Add ticker", "Add the selected words as a ticker.",
           Where.EVERYWHERE, "add('ticker')"),
    Action("fact.uncovered", "plus", "+", "Uncovered", "Walk through what no fact covers; a adds it, x passes on.",
           Where.EVERYWHERE, "next_uncovered"),
    Action("fact.group", "A", "A", "Group", "Decide all facts like this one together: then a, x, s or f.",
           Where.EVERYWHERE, "group"),
    Action("review.queue", "Q", "Q", "Queue", "Choose which facts come next: least sure first, at random …",
           Where.EVERYWHERE, "queue"),
    Action("review.check", "ctrl+k", "Ctrl+K", "Stop or go on checking",
           "Stop checking the queue's articles, or begin anew.",
           Where.EVERYWHERE, "toggle_checking"),
    Action("review.adopt", "P", "P", "Adopt pattern", "Adopt the pattern that was proposed after like rejections.",
           Where.EVERYWHERE, "adopt"),
    Action("review.rules", "R", "R", "Rules", "How often each rule was right, its errors; adopted patterns.",
           Where.EVERYWHERE, "rules"),
    Action("review.differences", "D", "D", "Differences", "What reviewers decided differently; side with one.",
           Where.EVERYWHERE, "differences"),
    Action("review.orphans", "ctrl+o", "Ctrl+O", "Lost decisions", "Decisions to confirm again or that fit nowhere.",
           Where.EVERYWHERE, "orphans"),
    Action("review.lost", "O", "O", "Lost in the archive", "The same in the whole archive; place again, drop or keep.",
           Where.EVERYWHERE, "lost"),
    Action("review.export", "ctrl+e", "Ctrl+E", "Export", "Write facts with decisions for other programs.",
           Where.EVERYWHERE, "export"),
    Action("fact.history", "U", "U", "History", "Who did what to the fact; bring an earlier state back.",
           Where.EVERYWHERE, "history"),
    Action("fact.next_undecided", "n", "n", "Next",
           "Go to the next undecided fact, then article; or the next hit.",
           Where.EVERYWHERE, "step_undecided(1)", footer=True),
    Action("fact.previous_undecided", "N", "N", "Previous undecided",
           "Go to the previous undecided fact, or hit.",
           Where.EVERYWHERE, "step_undecided(-1)"),
    Action("fact.next", "right,l", "→ l", "Next fact", "Go to the next fact in the text, whatever its state.",
           Where.EVERYWHERE, "step_fact(1)"),
    Action("fact.previous", "left,h", "← h", "Previous fact", "Go to the previous fact in the text.",
           Where.EVERYWHERE, "step_fact(-1)"),
    Action("text.search", "slash", "/", "Find",
           "Find words in the article; n and N go on, Esc goes back.",
           Where.EVERYWHERE, "search"),
    Action("text.contents", "t", "t", "Contents", "Choose a heading of the article to go to.",
           Where.EVERYWHERE, "contents"),
    Action("text.links", "o", "o", "Links", "Choose a link; its address is shown before it is opened.",
           Where.EVERYWHERE, "links"),
    Action("text.picture", "p", "p", "Picture", "Show the nearest picture; one on the web after a second key.",
           Where.EVERYWHERE, "picture"),
    Action("text.select", "v", "v", "Select text", "Begin to select text at the cursor's line or the fact in it.",
           Where.EVERYWHERE, "select_text"),
    Action("text.number", "percent_sign", "%", "Select a number", "Select the next number of the text; F adds it.",
           Where.EVERYWHERE, "select_number"),
    Action("text.copy", "y", "y", "Copy", "Copy what is selected, else the fact under review.",
           Where.EVERYWHERE, "copy"),
    Action("text.copy_sentence", "Y", "Y", "Copy sentence",
           "Copy the sentence you are in, with its source.",
           Where.EVERYWHERE, "copy_sentence"),
    Action("text.zen", "z", "z", "Zen", "Show the text alone; the same key brings all back.",
           Where.EVERYWHERE, "zen"),
    Action("text.options", "I", "I", "Reading options", "Change indent, blank lines, width and wide tables.",
           Where.EVERYWHERE, "reading_options"),
    Action("archive.search", "backslash", "\\", "Search",
           "Search all articles by words, dates, facts …",
           Where.EVERYWHERE, "search_archive", footer=True),
    Action("fact.across", "H", "H", "Across the archive",
           "All facts of this fact's security, indicator or actor.",
           Where.EVERYWHERE, "facts_across"),
    Action("archive.saved", "E", "E", "Saved searches", "Choose one of the saved searches.",
           Where.EVERYWHERE, "saved_searches"),
    Action("app.back_out", "escape", "Esc", "Back out", "End selecting, searching or zen, whichever is on.",
           Where.EVERYWHERE, "back_out", palette=False),
    Action("article.next", "J", "J", "Next article", "Open the next article of the archive.",
           Where.EVERYWHERE, "step_article(1)"),
    Action("article.previous", "K", "K", "Previous article", "Open the previous article of the archive.",
           Where.EVERYWHERE, "step_article(-1)"),
    Action("article.reload", "f5", "F5", "Reload", "Read the open article anew from its file.",
           Where.EVERYWHERE, "reload"),
    Action("article.star", "asterisk", "*", "Star", "Star the article, or take the star off.",
           Where.EVERYWHERE, "toggle_mark('starred')"),
    Action("article.read", "r", "r", "Read mark", "Mark the article as read, or as unread again.",
           Where.EVERYWHERE, "toggle_mark('read')"),
    Action("archive.all", "exclamation_mark", "!", "All that is shown",
           "Mark or star all articles shown or found; asks first.",
           Where.EVERYWHERE, "act_on_all"),
    Action("pane.next", "tab", "Tab", "Next pane", "Move to the next pane.",
           Where.EVERYWHERE, "step_pane(1)", palette=False),
    Action("pane.previous", "shift+tab", "Shift+Tab", "Previous pane", "Move to the previous pane.",
           Where.EVERYWHERE, "step_pane(-1)", palette=False),
    Action("pane.archive", "b", "b", "Archive pane", "Show or hide the archive pane.",
           Where.EVERYWHERE, "toggle_pane('archive')"),
    Action("pane.facts", "i", "i", "Facts pane", "Show or hide the facts pane.",
           Where.EVERYWHERE, "toggle_pane('facts')"),
    Action("pane.narrower", "less_than_sign", "<", "Narrower", "Make the pane you are in narrower.",
           Where.EVERYWHERE, "resize_pane(-1)"),
    Action("pane.wider", "greater_than_sign", ">", "Wider", "Make the pane you are in wider.",
           Where.EVERYWHERE, "resize_pane(1)"),
    Action("archive.index", "ctrl+x", "Ctrl+X", "Stop or go on indexing",
           "Stop reading the archive's files, or go on with it.",
           Where.EVERYWHERE, "toggle_indexing"),
    Action("app.theme", "L", "L", "Theme", "Change the theme: dark, light, high contrast.",
           Where.EVERYWHERE, "app.next_theme"),
    Action("app.palette", "colon,ctrl+p", ":", "Commands", "Open the command palette.",
           Where.EVERYWHERE, "app.command_palette", palette=False),
    Action("app.help", "question_mark,f1", "?", "Keys", "Show every key and what it does.",
           Where.EVERYWHERE, "app.help", footer=True),
    Action("app.quit", "q,ctrl+q", "q", "Quit", "Close Zhupi; decisions are on disk already.",
           Where.EVERYWHERE, "quit", footer=True),
    Action("list.down", "down,j", "↓ j", "Down", "Move down by a line or row.", Where.LIST, "move(1)", palette=False),
    Action("list.up", "up,k", "↑ k", "Up", "Move up by a line or row.", Where.LIST, "move(-1)", palette=False),
    Action("list.page_down", "pagedown,space", "PgDn Space", "Page down", "Move down by a page.",
           Where.LIST, "move_page(1)", palette=False),
    Action("list.page_up", "pageup", "PgUp", "Page up", "Move up by a page.",
           Where.LIST, "move_page(-1)", palette=False),
    Action("list.first", "home,g", "Home g", "First", "Go to the first line or row.",
           Where.LIST, "move_end(-1)", palette=False),
    Action("list.last", "end,G", "End G", "Last", "Go to the last line or row.",
           Where.LIST, "move_end(1)", palette=False),
    Action("list.choose", "enter", "Enter", "Open", "Open the article or folder, or read at the fact.",
           Where.LIST, "choose", palette=False),
    Action("archive.filter", "slash", "/", "Filter the archive", "Type to filter the articles; Esc clears the filter.",
           Where.ARCHIVE, "screen.filter_archive"),
    Action("archive.order", "o", "o", "Order of the archive",
           "Choose an order: date, title, name, size, undecided facts.",
           Where.ARCHIVE, "screen.order_archive"),
    Action("archive.group", "c", "c", "Group the archive", "Group by folder, by month, by category.",
           Where.ARCHIVE, "screen.group_archive"),
    Action("archive.only", "v", "v", "Show only", "Show all articles, only unread, starred, or undecided ones.",
           Where.ARCHIVE, "screen.show_only"),
    Action("archive.forget_search", "delete", "Del", "Remove a saved search",
           "Remove the saved search under the cursor; asks first.",
           Where.ARCHIVE, "screen.forget_search"),
    Action("archive.problems", "W", "W", "What went wrong", "List what could not be read in the archive, and why.",
           Where.ARCHIVE, "screen.problems"),
    Action("across.whole", "w", "w", "Similar ones", "Take in all names with these words, or only this one.",
           Where.ACROSS, "turn_whole", footer=True, palette=False),
    Action("across.export", "ctrl+e", "Ctrl+E", "Export", "Write the facts listed, with decisions, for other programs.",
           Where.ACROSS, "export_facts", footer=True, palette=False),
    Action("across.help", "question_mark,f1", "?", "Keys", "Show every key and what it does.",
           Where.ACROSS, "app.help", footer=True, palette=False),
    Action("across.close", "escape,q", "Esc", "Back", "Go back to the article.",
           Where.ACROSS, "app.pop_screen", footer=True, palette=False),
    Action("search.edit", "slash,backslash", "/", "Change the query", "Go to the line of the query.",
           Where.SEARCH, "edit_query", footer=True, palette=False),
    Action("search.order", "o", "o", "Order", "Newest, oldest, by title, by path, by relevance.",
           Where.SEARCH, "order_hits", footer=True, palette=False),
    Action("search.facts", "H", "H", "Facts", "List the facts that it asks for, else all in what was found.",
           Where.SEARCH, "list_facts", footer=True, palette=False),
    Action("search.save", "s", "s", "Save", "Keep the query under a name, as a folder of the archive.",
           Where.SEARCH, "save_search", footer=True, palette=False),
    Action("search.all", "exclamation_mark", "!", "All found", "Mark or star all articles found; asks first.",
           Where.SEARCH, "act_on_found", footer=True, palette=False),
    Action("search.export", "ctrl+e", "Ctrl+E", "Export", "Write the facts that it asks for, with decisions.",
           Where.SEARCH, "export_found", footer=True, palette=False),
    Action("search.help", "question_mark,f1", "?", "Keys", "Show every key and what it does.",
           Where.SEARCH, "app.help", footer=True, palette=False),
    Action("search.close", "escape", "Esc", "Back", "Go back to the article.",
           Where.SEARCH, "app.pop_screen", footer=True, palette=False),
    Action("fact.evidence", "enter", "Enter", "Evidence", "Show all that is known of the fact under review.",
           Where.READING, "screen.evidence"),
    Action("text.next_paragraph", "right_parenthesis", ")", "Next paragraph", "Go to the next paragraph.",
           Where.READING, "step_block(1)", palette=False),
    Action("text.previous_paragraph", "left_parenthesis", "(", "Previous paragraph", "Go to the previous paragraph.",
           Where.READING, "step_block(-1)", palette=False),
    Action("text.next_heading", "equals_sign", "=", "Next heading", "Go to the next heading.",
           Where.READING, "step_heading(1)", palette=False),
    Action("text.previous_heading", "minus", "-", "Previous heading", "Go to the previous heading.",
           Where.READING, "step_heading(-1)", palette=False),
    Action("text.table_right", "shift+right", "Shift+→", "Table right", "Scroll a table that is too wide by a column.",
           Where.READING, "shift_table(1)", palette=False),
    Action("text.table_left", "shift+left", "Shift+←", "Table left", "Scroll it back by a column.",
           Where.READING, "shift_table(-1)", palette=False),
    Action("text.half_down", "ctrl+d", "Ctrl+D", "Half page down", "Move down by half a page.",
           Where.READING, "half_page(1)", palette=False),
    Action("text.half_up", "ctrl+u", "Ctrl+U", "Half page up", "Move up by half a page.",
           Where.READING, "half_page(-1)", palette=False),
    Action("text.back", "comma", ",", "Back", "Go back to where you were before the last jump.",
           Where.READING, "jump(-1)", palette=False),
    Action("text.forward", "semicolon", ";", "Forward", "Go forward again after going back.",
           Where.READING, "jump(1)", palette=False),
    Action("select.right", "right,l", "→ l", "One character on", "Move the end of the selection a character on.",
           Where.SELECTING, "extend('character', 1)", palette=False),
    Action("select.left", "left,h", "← h", "One character back", "Move the end of the selection a character back.",
           Where.SELECTING, "extend('character', -1)", palette=False),
    Action("select.word", "w", "w", "One word on", "Move it a word or a run of Han characters on.",
           Where.SELECTING, "extend('word', 1)", palette=False),
    Action("select.word_back", "b", "b", "One word back", "Move it a word or a run of Han characters back.",
           Where.SELECTING, "extend('word', -1)", palette=False),
    Action("select.sentence", "s", "s", "One sentence on", "Move it a sentence on.",
           Where.SELECTING, "extend('sentence', 1)", palette=False),
    Action("select.sentence_back", "S", "S", "One sentence back", "Move it a sentence back.",
           Where.SELECTING, "extend('sentence', -1)", palette=False),
    Action("select.paragraph", "p", "p", "One paragraph on", "Move it a paragraph on.",
           Where.SELECTING, "extend('paragraph', 1)", palette=False),
    Action("select.paragraph_back", "P", "P", "One paragraph back", "Move it a paragraph back.",
           Where.SELECTING, "extend('paragraph', -1)", palette=False),
    Action("select.end", "escape,v", "Esc v", "End selecting", "Select nothing.",
           Where.SELECTING, "end_selecting", palette=False),
    Action("line.done", "enter", "Enter", "To what is found", "Go from the line to what is found (or ↓).",
           Where.TYPING, "submit", footer=True, palette=False),
    Action("line.older", "up", "↑", "Typed before", "Show what was typed here before, on earlier days too.",
           Where.TYPING, "older", footer=True, palette=False),
    Action("line.newer", "down", "↓", "Typed after", "Back to what was typed after it, at last to what is found.",
           Where.TYPING, "newer", palette=False),
    Action("line.leave", "escape", "Esc", "Give up", "Leave the line; a filter is taken off.",
           Where.TYPING, "leave", footer=True, palette=False),
    Action("window.close", "escape,q,question_mark", "Esc", "Close", "Close this window.",
           Where.WINDOW, "app.pop_screen", footer=True, palette=False),
)  # fmt: skip

FOOTERS: dict[Where, dict[str, str]] = {
    Where.ARCHIVE: {
        "list.choose": "Open", "archive.filter": "Filter", "archive.order": "Order", "archive.group": "Group",
        "archive.only": "Only", "article.star": "Star", "article.read": "Read", "archive.all": "All",
        "archive.search": "Search", "app.help": "Keys", "app.quit": "Quit",
    },
    Where.SEARCH: {
        "list.choose": "Open", "search.edit": "Query", "search.order": "Order", "search.facts": "Facts",
        "search.save": "Save", "search.all": "All", "search.export": "Export", "search.help": "Keys",
        "search.close": "Back",
    },
    Where.TYPING: {"line.done": "To what is found", "line.leave": "Give up", "line.older": "Typed before"},
    Where.ACROSS: {
        "list.choose": "Open", "across.whole": "Similar ones", "across.export": "Export", "across.help": "Keys",
        "across.close": "Back",
    },
}  # fmt: skip
"""What the footer shows, in this order, in a pane or on a screen that is not for review: ids, and what they are called
there. All of it should be seen in 80 cells."""

_TO_FULL_WIDTH = ord("ａ") - ord("a")
_FULL_WIDTH = {
    name: f"fullwidth_{wide or name}"
    for name, wide in {
        "question_mark": "", "colon": "", "comma": "", "semicolon": "", "left_parenthesis": "", "right_parenthesis": "",
        "left_square_bracket": "", "right_square_bracket": "", "left_curly_bracket": "", "right_curly_bracket": "",
        "equals_sign": "", "less_than_sign": "", "greater_than_sign": "", "full_stop": "", "plus": "plus_sign",
        "minus": "hyphen_minus", "slash": "solidus",
    }.items()
}  # fmt: skip
"""Textual's names of punctuation keys → those of their full-width forms."""

_OWN_FORMS = {
    "left_square_bracket": "left_black_lenticular_bracket", "right_square_bracket": "right_black_lenticular_bracket",
    "full_stop": "ideographic_full_stop",
}  # fmt: skip
"""Punctuation for which a Chinese input method sends something of its own: 【 】 。"""


def bindings(where: Where) -> list[Binding]:
    """Textual's bindings for the actions that hold `where`."""
    return [
        Binding(
            with_full_width(action.keys), action.run, action.title, show=action.footer,
            key_display=action.shown, tooltip=action.help, id=action.id,
        )
        for action in ACTIONS
        if action.where is where
    ]  # fmt: skip


def with_full_width(keys: str) -> str:
    """The keys and their full-width forms: a Chinese input method that is on may send ａ, １ or ？ for a, 1 or ?."""
    names = keys.split(",")
    wide = [chr(ord(name) + _TO_FULL_WIDTH) for name in names if len(name) == 1]
    wide += [form[name] for form in (_FULL_WIDTH, _OWN_FORMS) for name in names if name in form]
    return ",".join([*names, *wide])


LISTS = frozenset((Where.ARCHIVE, Where.SEARCH, Where.ACROSS))
"""Where the keys of lists are what is needed next."""

_SUBJECTS = {
    "fact": "Facts", "review": "Facts", "text": "The text", "archive": "Articles and the archive",
    "article": "Articles and the archive", "pane": "Panes and Zhupi itself", "app": "Panes and Zhupi itself",
}  # fmt: skip
"""What the keys that hold everywhere are about, by how the ids of their actions begin."""


def grouped(first: tuple[Where, ...] = ()) -> dict[str, list[Action]]:
    """All actions under titles: by where they hold, some places first, or by subject where they hold everywhere."""
    groups: dict[str, list[Action]] = {}
    by_id = {action.id: action for action in ACTIONS}
    for where in FOOTERS.keys() & set(first):
        # What the footer shows there is for that place, too, where it holds elsewhere besides.
        groups[f"Keys {where}"] = [by_id[id_] for id_ in FOOTERS[where]]
    for where in dict.fromkeys((*first, *Where)):
        for action in ACTIONS:
            if action.where is where:
                subject = _SUBJECTS[action.id.partition(".")[0]] if where is Where.EVERYWHERE else f"Keys {where}"
                listed = groups.setdefault(subject, [])
                listed += [action] if action not in listed else []
    return groups


def keys_table() -> str:
    """The keys as Markdown tables, for the README."""
    tables = []
    for title, actions in grouped().items():
        rows = [f"| `{action.shown}` | {action.help} |" for action in actions]
        tables.append("\n".join([f"| | {title} |", "|---|---|", *rows]))
    return "\n\n".join(tables)
