// Reads YAML through libfyaml's event stream (docs/decisions/0006-yaml-library.md), so that limits hold while parsing
// and not only after. Relies on nothing but the tree; never prints.
#include "scenario/parse.hpp"

#include "domain/language.hpp"
#include "scenario/spaces.hpp"
#include "scenario/yaml_slips.hpp"

#include <fmt/format.h>
#include <libfyaml.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <memory>

namespace sluss::scenario {

namespace {

/// The first line and column (in characters) at which the text is no UTF-8 or holds a control character.
std::optional<std::pair<int, int>> first_bad_byte(const std::string& text) {
    int line = 1;
    int column = 1;
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const std::size_t length = lead < 0x80   ? 1
                                   : lead < 0xC2 ? 0
                                   : lead < 0xE0 ? 2
                                   : lead < 0xF0 ? 3
                                   : lead < 0xF5 ? 4
                                                 : 0;
        bool good = length != 0 && i + length <= text.size();
        for (std::size_t k = 1; good && k < length; ++k)
            good = (static_cast<unsigned char>(text[i + k]) & 0xC0) == 0x80;
        if (good && length > 1) {
            const auto second = static_cast<unsigned char>(text[i + 1]);  // overlong forms, surrogates, beyond U+10FFFF
            good = !(lead == 0xE0 && second < 0xA0) && !(lead == 0xED && second >= 0xA0) &&
                   !(lead == 0xF0 && second < 0x90) && !(lead == 0xF4 && second >= 0x90);
        }
        const bool control = (lead < 0x20 && lead != '\n' && lead != '\t' && lead != '\r') || lead == 0x7F;
        if (!good || control) return std::pair{line, column};
        column = lead == '\n' ? 1 : column + 1;
        line += lead == '\n' ? 1 : 0;
        i += length;
    }
    return std::nullopt;
}

/// The first line and column at which a line is indented with a space that YAML takes for a letter.
std::optional<std::pair<int, int>> hidden_indentation(std::string_view text) {
    for (int line = 1; !text.empty(); ++line) {
        const auto end = text.find('\n');
        const std::size_t indent = std::min(text.find_first_not_of(' '), text.size());
        for (const auto space : other_spaces)
            if (text.substr(indent).starts_with(space)) return std::pair{line, static_cast<int>(indent) + 1};
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return std::nullopt;
}

struct Close {
    void operator()(fy_parser* parser) const { fy_parser_destroy(parser); }
    void operator()(fy_diag* diag) const { fy_diag_destroy(diag); }
};

class TreeBuilder {
public:
    TreeBuilder(const std::string& text, const std::string& file, Problems& problems)
        : file_(std::make_shared<const SourceFile>(file, text)), problems_(problems) {
        fy_diag_cfg diag_cfg;
        fy_diag_cfg_default(&diag_cfg);
        diag_cfg.fp = nullptr;
        diag_cfg.output_fn = [](fy_diag*, void*, const char*, std::size_t) {};
        diag_.reset(fy_diag_create(&diag_cfg));
        fy_diag_set_collect_errors(diag_.get(), true);
        fy_parse_cfg cfg{};
        cfg.flags =
            static_cast<fy_parse_cfg_flags>(FYPCF_QUIET | FYPCF_DISABLE_DEPTH_LIMIT | FYPCF_DEFAULT_VERSION_1_2);
        cfg.diag = diag_.get();
        parser_.reset(fy_parser_create(&cfg));
        fy_parser_set_string(parser_.get(), text.data(), text.size());
    }

    std::optional<Node> document() {
        advance();  // stream start
        advance();
        if (type() == FYET_STREAM_END || failed_) {
            if (!failed_) fail({file_, 1, 1}, tr("the file holds no scenario"));
            return std::nullopt;
        }
        if (type() != FYET_DOCUMENT_START) advance();
        advance();
        Node root = node(1, {file_, 1, 1});
        root.key_at = root.at;
        advance();  // document end
        if (!failed_ && type() != FYET_STREAM_END) advance_to_content();
        if (!failed_ && type() != FYET_STREAM_END)
            fail(start(), tr("a scenario is one YAML document; a second one begins here"));
        if (failed_) return std::nullopt;
        return root;
    }

private:
    struct FreeEvent {
        fy_parser* parser;
        void operator()(fy_event* event) const { fy_parser_event_free(parser, event); }
    };

    [[nodiscard]] fy_event_type type() const { return event_ ? event_->type : FYET_STREAM_END; }

    void advance_to_content() {
        if (type() == FYET_DOCUMENT_END) advance();
    }

    void advance() {
        if (failed_) return;
        event_ = {fy_parser_parse(parser_.get()), FreeEvent{parser_.get()}};
        if (fy_parser_get_stream_error(parser_.get())) syntax_error();
    }

    void fail(const Position& at, std::string text) {
        if (failed_) return;
        failed_ = true;
        event_.reset();
        problems_.error(at, std::move(text));
    }

    void syntax_error() {
        void* previous = nullptr;
        const fy_diag_error* first = fy_diag_errors_iterate(diag_.get(), &previous);
        if (first == nullptr || first->line <= 0)
            fail({file_, 1, 1}, tr("this is not YAML"));
        else {
            const int line = std::min(first->line, file_->last_line());
            fail({file_, line, std::max(1, first->column)},
                 tr("this is not YAML: {}", in_plain_words(first->msg, file_->line_of(line))));
        }
    }

    [[nodiscard]] bool quoted() const {
        if (type() != FYET_SCALAR || event_->scalar.value == nullptr) return false;
        const fy_scalar_style style = fy_token_scalar_style(event_->scalar.value);
        return style == FYSS_SINGLE_QUOTED || style == FYSS_DOUBLE_QUOTED;
    }

    [[nodiscard]] Position start() const {
        const fy_mark* mark = event_ ? fy_event_start_mark(event_.get()) : nullptr;
        if (mark == nullptr) return {file_, 1, 1};
        // Of a quoted word libfyaml marks what follows the quote.
        return {file_, mark->line + 1, mark->column + (quoted() ? 0 : 1)};
    }

    [[nodiscard]] static std::string text_of(fy_token* token) {
        std::size_t length = 0;
        const char* text = token == nullptr ? nullptr : fy_token_get_text(token, &length);
        return text == nullptr ? std::string{} : std::string{text, length};
    }

    /// The node whose first event is the current one; afterwards the current event is the one after the node.
    Node node(std::size_t depth, const Position& key_at) {
        Node result;
        if (failed_) return result;
        result.at = start();
        result.key_at = key_at;
        if (depth > deepest_nesting) {
            fail(result.at, tr("nested deeper than {} levels", deepest_nesting));
            return result;
        }
        if (++nodes_ > most_nodes) {
            fail(result.at, tr("more than {} values", most_nodes));
            return result;
        }
        if (type() == FYET_ALIAS) return alias(depth, std::move(result));
        if (fy_event_get_tag_token(event_.get()) != nullptr) {
            fail(result.at, tr("tags (!…) are not read"));
            return result;
        }
        const std::string anchor = text_of(fy_event_get_anchor_token(event_.get()));
        if (type() == FYET_SCALAR) {
            fy_token* token = event_->scalar.value;
            result.text = text_of(token);
            const bool plain = token == nullptr || fy_token_scalar_style(token) == FYSS_PLAIN;
            const bool nothing = plain && (result.text.empty() || result.text == "~" || result.text == "null");
            result.kind = nothing ? Node::Kind::empty : Node::Kind::word;
            advance();
        } else if (type() == FYET_SEQUENCE_START) {
            result.kind = Node::Kind::list;
            advance();
            while (!failed_ && type() != FYET_SEQUENCE_END) result.items.push_back(node(depth + 1, start()));
            advance();
        } else if (type() == FYET_MAPPING_START) {
            result.kind = Node::Kind::map;
            advance();
            std::map<std::string, int> lines;
            while (!failed_ && type() != FYET_MAPPING_END) entry(depth, result, lines);
            advance();
        } else {
            fail(result.at, tr("this is not YAML"));
        }
        if (!anchor.empty() && !failed_) keep(anchor, result);
        return result;
    }

    /// Values with anchors may lie within each other, and each is kept.
    void keep(const std::string& anchor, const Node& value) {
        kept_.add(extent(value));
        if (too_much(kept_)) return fail(value.at, tr("more than {} values under anchors (&…)", most_nodes));
        anchors_[anchor] = value;
    }

    /// \param lines where each key of this map was first given, underscores as spaces
    void entry(std::size_t depth, Node& map, std::map<std::string, int>& lines) {
        const Position at = start();
        if (type() != FYET_SCALAR) {
            fail(at, tr("a key must be a word, not a list, a map or an alias"));
            return;
        }
        const std::string key = text_of(event_->scalar.value);
        std::string spaced = key;
        std::replace(spaced.begin(), spaced.end(), '_', ' ');
        if (key.size() > longest_key) return fail(at, tr("a key is longer than {} bytes", longest_key));
        if (key.empty()) return fail(at, tr("a key is missing before the colon"));
        if (key == "<<") return fail(at, tr("merge keys (<<) are not read; use 'extends'"));
        const auto [first, fresh] = lines.emplace(std::move(spaced), at.line);
        if (!fresh) problems_.error(at, tr("'{}' is given twice; the first is in line {}", key, first->second));
        advance();
        Node value = node(depth + 1, at);
        if (fresh) map.entries.push_back({key, std::move(value)});
    }

    Node alias(std::size_t depth, Node place) {
        const std::string name = text_of(event_->alias.anchor);
        const auto found = anchors_.find(name);
        if (found == anchors_.end()) {
            fail(place.at, tr("'*{}' stands for nothing: no complete value before it is marked '&{}'", name, name));
            return place;
        }
        const Extent size = extent(found->second);
        nodes_ += size.nodes;
        copied_.add(size);
        if (nodes_ > most_nodes) {
            fail(place.at, tr("more than {} values, aliases written out", most_nodes));
            return place;
        }
        if (too_much(copied_)) {
            fail(place.at, tr("more than {} MiB, aliases written out", largest_file >> 20U));
            return place;
        }
        if (depth + size.depth - 1 > deepest_nesting) {
            fail(place.at, tr("nested deeper than {} levels", deepest_nesting));
            return place;
        }
        advance();
        Node copy = found->second;
        copy.key_at = place.key_at;
        return copy;
    }

    std::shared_ptr<const SourceFile> file_;
    Problems& problems_;
    std::unique_ptr<fy_diag, Close> diag_;
    std::unique_ptr<fy_parser, Close> parser_;
    std::unique_ptr<fy_event, FreeEvent> event_{nullptr, FreeEvent{nullptr}};
    std::map<std::string, Node> anchors_;
    std::size_t nodes_ = 0;
    Extent copied_{0, 0, 0};  ///< by aliases
    Extent kept_{0, 0, 0};    ///< under anchors
    bool failed_ = false;
};

}  // namespace

std::optional<std::string> read_text(const std::filesystem::path& path, const Position& blame, Problems& problems) {
    const auto fail = [&](std::string text) {
        problems.error(blame, std::move(text));
        return std::nullopt;
    };
    const std::string name = path.string();
    std::error_code error;
    const auto status = std::filesystem::status(path, error);
    if (!std::filesystem::exists(status)) return fail(tr("there is no file '{}'", name));
    if (std::filesystem::is_directory(status)) return fail(tr("'{}' is a directory, not a file", name));
    // Pipes and devices may never answer, and have no size to ask for.
    if (!std::filesystem::is_regular_file(status)) return fail(tr("'{}' is not a regular file", name));
    const auto size = std::filesystem::file_size(path, error);
    if (!error && size > largest_file)
        return fail(tr("'{}' has {} bytes; a scenario has at most {} MiB", name, size, largest_file >> 20U));
    std::ifstream in(path, std::ios::binary);
    if (error || !in) return fail(tr("'{}' cannot be read", name));
    std::string text(static_cast<std::size_t>(size), '\0');
    in.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (static_cast<std::size_t>(in.gcount()) != text.size()) return fail(tr("'{}' cannot be read", name));
    if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
    if (text.find_first_not_of(" \t\r\n") == std::string::npos) return fail(tr("'{}' is empty", name));
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
        problems.error({std::make_shared<const SourceFile>(name), 1, 1},
                       tr("this is text in UTF-16; save it as UTF-8"));
        return std::nullopt;
    }
    if (const auto bad = first_bad_byte(text)) {
        problems.error({std::make_shared<const SourceFile>(name, text), bad->first, bad->second},
                       tr("this is not text in UTF-8; if it is the right file, save it as UTF-8"));
        return std::nullopt;
    }
    return text;
}

std::optional<Node> parse(const std::string& text, const std::string& file, Problems& problems) {
    if (const auto at = hidden_indentation(text)) {
        problems.error({std::make_shared<const SourceFile>(file, text), at->first, at->second},
                       tr("a no-break space stands in the indentation; write an ordinary space"));
        return std::nullopt;
    }
    return TreeBuilder{text, file, problems}.document();
}

}  // namespace sluss::scenario
