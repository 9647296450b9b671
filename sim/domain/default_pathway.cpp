// Builds the eight default stages. Relies on the meaning of Branch's cumulated shares (pathway.hpp); knows no need.
#include "domain/default_pathway.hpp"

#include <algorithm>

namespace sluss::domain {

namespace {

using Hours = ByComplexity<kernel::Distribution>;
using Shares = ByComplexity<double>;

bool any_length(const Hours& hours) {
    return std::any_of(hours.values.begin(), hours.values.end(), [](const auto& d) { return !d.is_zero(); });
}

bool any_count(const ByComplexity<int>& count) {
    return std::any_of(count.values.begin(), count.values.end(), [](int n) { return n > 0; });
}

void add_task(std::vector<WorkItem>& work, std::string name, const Hours& hours) {
    if (!any_length(hours)) return;
    WorkItem item;
    item.name = std::move(name);
    item.hours = hours;
    work.push_back(std::move(item));
}

std::vector<WorkItem> contact_work(const DefaultPathway& numbers) {
    constexpr std::array<std::string_view, 4> names{"visit", "phone call", "e-service", "report"};
    std::vector<WorkItem> work;
    for (std::size_t e = 0; e < numbers.contact.size(); ++e) {
        const ContactWork& contact = numbers.contact[e];
        const std::vector<Entry> only{static_cast<Entry>(e)};
        const std::string name{names[e]};
        add_task(work, name + " desk", contact.desk);
        if (any_length(contact.desk)) work.back().only = only;
        if (!any_length(contact.length)) continue;
        WorkItem meeting;
        meeting.name = name;
        meeting.kind = WorkItem::Kind::appointment;
        meeting.hours = contact.length;
        meeting.setting = only.front() == Entry::visit ? Setting::office : Setting::phone;
        meeting.documentation = contact.documentation;
        meeting.only = only;
        work.push_back(std::move(meeting));
    }
    return work;
}

std::vector<WorkItem> stage_work(const StageWork& numbers) {
    std::vector<WorkItem> work;
    for (const auto& answer : numbers.outside_answers) {
        add_task(work, "asking " + answer.name, Hours::all(answer.asking));
        if (answer.asking.is_zero()) continue;
        work.back().chance = answer.chance;
        work.back().desk = WorkItem::Desk::coordination;
    }
    add_task(work, "desk work", numbers.desk);
    if (any_count(numbers.meetings)) {
        WorkItem meeting;
        meeting.name = "meeting";
        meeting.kind = WorkItem::Kind::appointment;
        meeting.count = numbers.meetings;
        meeting.hours = numbers.meeting;
        meeting.setting = numbers.place;
        meeting.documentation = numbers.documentation_per_meeting;
        meeting.every = numbers.every;
        work.push_back(std::move(meeting));
    }
    if (numbers.renewals) {
        add_task(work, "renewal", numbers.renewals->desk);
        if (any_length(numbers.renewals->desk)) {
            work.back().count = numbers.renewals->count;
            work.back().every = numbers.renewals->every;
        }
    }
    for (const auto& answer : numbers.outside_answers) {
        WorkItem wait;
        wait.name = "answer from " + answer.name;
        wait.kind = WorkItem::Kind::external_wait;
        wait.chance = answer.chance;
        wait.hours = Hours::all(answer.wait);
        work.push_back(std::move(wait));
    }
    add_task(work, "final documentation", numbers.final_documentation);
    if (numbers.board_days > 0) {
        WorkItem board;
        board.name = "board";
        board.kind = WorkItem::Kind::external_wait;
        board.board_days = numbers.board_days;
        work.push_back(std::move(board));
    }
    return work;
}

/// `share` of the part `of`.
Shares part(const Shares& share, const Shares& of) {
    Shares result;
    for (std::size_t c = 0; c < complexities; ++c) result.values[c] = share.values[c] * of.values[c];
    return result;
}

/// The lightest sufficient answer to the part `of` of those at this stage; only strands that began by application if
/// `condition` says so. The coordinated investigation takes all that is left where a team is formed, the ordinary one
/// otherwise.
void add_answers(std::vector<Branch>& next, const DefaultPathway& numbers, const Shares& of, Condition condition) {
    next.push_back({default_stage::advice, part(numbers.advice, of), condition, Triage::advice});
    next.push_back({default_stage::service_offer, part(numbers.service_offer, of), condition, Triage::service_offer});
    next.push_back({default_stage::short_investigation, part(numbers.short_is_enough, of), condition,
                    Triage::short_investigation});
    next.push_back({default_stage::coordinated_investigation, Shares::all(1), Condition::coordinated});
    next.push_back({default_stage::investigation});
}

std::vector<Branch> ways_on(StageId id, const DefaultPathway& numbers) {
    std::vector<Branch> next;
    switch (id) {
        case default_stage::contact:
            next.push_back({default_stage::preliminary_assessment, Shares::all(1), Condition::report});
            add_answers(next, numbers, Shares::all(1), Condition::application);
            break;
        case default_stage::preliminary_assessment: {
            Shares closed;
            for (std::size_t c = 0; c < complexities; ++c) closed.values[c] = 1 - numbers.opens.values[c];
            next.push_back({Branch::closed, closed});
            add_answers(next, numbers, numbers.opens, Condition::always);
            break;
        }
        case default_stage::short_investigation:
        case default_stage::investigation:
        case default_stage::coordinated_investigation:
            next.push_back({default_stage::intervention, numbers.grants});
            next.push_back({Branch::closed});
            break;
        default:
            next.push_back({Branch::closed});
    }
    return next;
}

}  // namespace

DefaultPathway::DefaultPathway() : opens(Shares::all(1)), grants(Shares::all(1)) {}

std::vector<Stage> default_pathway(const DefaultPathway& numbers) {
    constexpr std::array kinds{Stage::Kind::contact,       Stage::Kind::assessment,    Stage::Kind::advice,
                               Stage::Kind::advice,        Stage::Kind::investigation, Stage::Kind::investigation,
                               Stage::Kind::investigation, Stage::Kind::intervention};
    std::vector<Stage> stages;
    for (StageId id = 0; id < kinds.size(); ++id) {
        Stage stage;
        stage.id = id;
        stage.kind = kinds[id];
        stage.role = numbers.stages[id].role;
        stage.limit = numbers.stages[id].limit;
        stage.work = id == default_stage::contact ? contact_work(numbers) : stage_work(numbers.stages[id]);
        stage.coordinated = id == default_stage::coordinated_investigation;
        stage.next = ways_on(id, numbers);
        stages.push_back(std::move(stage));
    }
    return stages;
}

}  // namespace sluss::domain
