// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/stack/simulator/test/samples.h"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <sstream>

namespace zumik::simulator {

namespace {

bool isNameChar(char c, bool label)
{
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || (c == ':' && !label);
}

std::string takeName(std::string_view &text, bool label)
{
    std::size_t size = 0;
    while (size < text.size() && isNameChar(text[size], label)) {
        ++size;
    }
    std::string name(text.substr(0, size));
    text.remove_prefix(size);
    return name;
}

/// From behind the opening quote to behind the closing one.
bool takeValue(std::string_view &text, std::string &value)
{
    while (!text.empty() && text[0] != '"') {
        if (text[0] == '\\') {
            if (text.size() < 2 || std::string_view("\\\"n").find(text[1]) == std::string_view::npos) {
                return false;
            }
            text.remove_prefix(1);
            value += text[0] == 'n' ? '\n' : text[0];
        } else {
            value += text[0];
        }
        text.remove_prefix(1);
    }
    if (text.empty()) {
        return false;
    }
    text.remove_prefix(1);
    return true;
}

bool takeLabels(std::string_view &text, std::map<std::string, std::string> &labels)
{
    text.remove_prefix(1);
    for (;;) {
        const std::string name = takeName(text, true);
        if (name.empty() || !text.starts_with("=\"")) {
            return false;
        }
        text.remove_prefix(2);
        if (!takeValue(text, labels[name]) || text.empty()) {
            return false;
        }
        const char next = text[0];
        text.remove_prefix(1);
        if (next != ',') {
            return next == '}';
        }
    }
}

bool readSample(std::string_view line, Sample &sample)
{
    sample.name = takeName(line, false);
    if (sample.name.empty() || line.empty() || (line[0] == '{' && !takeLabels(line, sample.labels))) {
        return false;
    }
    const std::string number(line);
    char *end = nullptr;
    sample.value = std::strtod(number.c_str(), &end);
    return number[0] == ' ' && end != number.c_str() && *end == '\0';
}

bool belongs(const std::string &name, const std::string &family, const std::string &type)
{
    if (type != "histogram") {
        return name == family;
    }
    return name == family + "_bucket" || name == family + "_sum" || name == family + "_count";
}

bool matches(const Sample &sample, const std::string &name, const std::map<std::string, std::string> &labels)
{
    return sample.name == name && std::all_of(labels.begin(), labels.end(), [&](const auto &label) {
        const auto found = sample.labels.find(label.first);
        return found != sample.labels.end() && found->second == label.second;
    });
}

void checkSeries(Scrape &scrape)
{
    std::set<std::pair<std::string, std::map<std::string, std::string>>> seen;
    const Sample *last = nullptr;
    for (const Sample &sample : scrape.samples) {
        if (!seen.emplace(sample.name, sample.labels).second) {
            scrape.faults.push_back("twice: " + sample.name);
        }
        const bool sameHistogram = last != nullptr && last->name == sample.name
            && sample.labels.contains("le") && last->labels.at("le") != "+Inf";
        if (sameHistogram && sample.value < last->value) {
            scrape.faults.push_back("falling bucket: " + sample.name);
        }
        last = &sample;
    }
}

} // namespace

Scrape::Scrape(std::string_view text)
{
    std::string family;
    if (!text.empty() && text.back() != '\n') {
        faults.emplace_back("no line end at the end");
    }
    std::istringstream lines{std::string(text)};
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("# TYPE ")) {
            std::istringstream words(line.substr(7));
            std::string type;
            words >> family >> type;
            if (!types.emplace(family, type).second) {
                faults.push_back("family twice: " + family);
            }
        } else if (!line.starts_with('#')) {
            Sample sample;
            if (!readSample(line, sample)) {
                faults.push_back("syntax: " + line.substr(0, 200));
            } else if (!belongs(sample.name, family, types[family])) {
                faults.push_back(sample.name + " stands in the family " + family);
            }
            samples.push_back(std::move(sample));
        }
    }
    checkSeries(*this);
}

std::set<std::string> Scrape::names() const
{
    std::set<std::string> result;
    for (const Sample &sample : samples) {
        result.insert(sample.name);
    }
    return result;
}

double Scrape::sum(const std::string &name, const std::map<std::string, std::string> &labels) const
{
    double result = 0;
    for (const Sample &sample : samples) {
        result += matches(sample, name, labels) ? sample.value : 0;
    }
    return result;
}

std::size_t Scrape::count(const std::string &name, const std::map<std::string, std::string> &labels) const
{
    std::size_t result = 0;
    for (const Sample &sample : samples) {
        result += matches(sample, name, labels) ? 1 : 0;
    }
    return result;
}

} // namespace zumik::simulator
