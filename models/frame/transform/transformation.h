// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/frame/heatstyle.h"

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

// Grafana's transformations in types, one struct each; transform.h applies them. What each does is written at
// its implementation, in the file of its name. Fields are named by what is shown of them. Texts that may hold
// variables are as written.
namespace zumik::frame::transform {

using Names = std::set<std::string, std::less<>>;

/// One that transformations know: those of reducers.h, and allValues and uniqueValues, which make lists.
bool isReducer(std::string_view id);

/// Fields by name or by "/regex/"; both empty: none is asked for.
struct NameFilter {
    Names names;
    std::string pattern;
    std::string variable; ///< whose values are names, in place of `names`

    bool empty() const { return names.empty() && pattern.empty() && variable.empty(); }
};

struct Organize {
    /// By the field's name, or by one label's value.
    struct Order {
        std::string label; ///< empty: the name
        bool descending = false;
    };

    Names exclude;
    Names include; ///< empty: all
    std::map<std::string, int, std::less<>> index;
    std::map<std::string, std::string, std::less<>> rename;
    std::vector<Order> automatic; ///< the first the strongest; empty: by `index`
};

struct FilterFieldsByName {
    NameFilter include;
    NameFilter exclude;
};

/// Patterns as the filter of a Transformation takes them; empty: none.
struct FilterByRefId {
    std::string include;
    std::string exclude;
};

struct ValueFilter {
    enum class Match {
        Greater,
        GreaterOrEqual,
        Lower,
        LowerOrEqual,
        Equal,
        NotEqual,
        Substring,
        NotSubstring,
        Regex,
        IsNull,
        IsNotNull,
        Between
    };

    std::string field;
    Match match = Match::Equal;
    std::string value; ///< of Between: the lower end
    std::string to; ///< of Between
};

struct FilterByValue {
    std::vector<ValueFilter> filters;
    bool exclude = false;
    bool all = false; ///< of the filters, not any
};

struct Merge { };

struct JoinByField {
    enum class Mode { Outer, OuterTabular, Inner };

    Mode mode = Mode::Outer;
    std::string field; ///< empty: the time
};

struct GroupBy {
    std::map<std::string, std::vector<std::string>, std::less<>> aggregations; ///< reducer ids by field
    Names by;
};

struct GroupingToMatrix {
    enum class Empty { Text, Null, True, False, Zero };

    std::string column = "Time";
    std::string row = "Time";
    std::string value = "Value";
    Empty empty = Empty::Text;
};

/// The modes of CalculateField.
namespace calculation {

struct ReduceRow {
    std::string reducer = "sum";
    Names include; ///< empty: all numeric fields
};

/// A field where there is one of this name, else a number.
struct Operand {
    std::string text;
    bool fixed = false; ///< a number, whatever the fields are called
    std::string type; ///< of the left one: every field of the type, "number"
};

struct Binary {
    Operand left;
    std::string operation = "+";
    Operand right;
};

struct Unary {
    std::string operation = "abs";
    std::string field;
};

struct Index {
    bool asPercentile = false;
};

struct Cumulative {
    std::string reducer = "sum"; ///< or mean
    std::string field; ///< empty: the first numeric one
};

struct Window {
    std::string reducer = "mean"; ///< or stdDev or variance
    std::string field; ///< empty: the first numeric one
    double size = 0.1;
    bool percentage = true; ///< the size is a part of the rows
    bool centered = false;
};

} // namespace calculation

struct CalculateField {
    using ReduceRow = calculation::ReduceRow;
    using Operand = calculation::Operand;
    using Binary = calculation::Binary;
    using Unary = calculation::Unary;
    using Index = calculation::Index;
    using Cumulative = calculation::Cumulative;
    using Window = calculation::Window;

    std::variant<ReduceRow, Binary, Unary, Index, Cumulative, Window> mode;
    std::string alias;
    bool replaceFields = false;
    bool timeSeries = true; ///< series are joined by time first
};

struct Reduce {
    enum class Mode { SeriesToRows, ReduceFields };

    Mode mode = Mode::SeriesToRows;
    std::vector<std::string> reducers;
    bool includeTimeField = false;
    bool labelsToFields = false;
};

struct SortBy {
    std::string field;
    bool descending = false;
};

struct Limit {
    std::string rows = "10";
};

struct Concatenate {
    enum class FrameName { Field, Label, Drop };

    FrameName frameName = FrameName::Field;
    std::string label = "frame";
};

struct SeriesToRows { };

struct LabelsToFields {
    bool rows = false; ///< one table a field, of its labels; else columns
    std::vector<std::string> keep; ///< empty: all
    std::string valueLabel; ///< whose value becomes the value field's name
};

struct RenameByRegex {
    std::string pattern = "(.*)";
    std::string replacement = "$1";
};

struct ConvertFieldType {
    enum class Type { Number, Text, Time, Boolean };

    struct Conversion {
        std::string field;
        Type type = Type::Number;
        std::string dateFormat; ///< of times as texts; empty: ISO 8601
    };

    std::vector<Conversion> conversions;
};

struct PrepareTimeSeries {
    enum class Format { Wide, Long, Multi };

    Format format = Format::Wide;
};

struct TimeSeriesTable {
    std::map<std::string, std::string, std::less<>> reducers; ///< by refId; lastNotNull where there is none
};

struct Histogram {
    double bucketCount = 30;
    double bucketSize = 0; ///< 0: a round size that gives about as many buckets as `bucketCount`
    double bucketOffset = 0;
    bool combine = false; ///< all fields counted as one
};

struct ExtractFields {
    enum class Format { Auto, Json, KeyValues, Delimiter, Pattern };

    struct Path {
        std::string path; ///< "a.b[0]"
        std::string alias; ///< empty: the path
    };

    std::string source;
    Format format = Format::Auto;
    std::string delimiter = ",";
    std::string pattern; ///< whose named groups are the fields
    std::vector<Path> paths; ///< of Json; empty: all keys
    bool replace = false; ///< what was extracted stands alone
    bool keepTime = false; ///< but for the time
};

struct Heatmap {
    BucketRule columns;
    BucketRule rows;
    bool keep = false; ///< what was counted, behind the counts
};

/// What a field's values are taken for: "field.name", "max", "unit".
struct FieldUse {
    std::string field;
    std::string handler; ///< empty: nothing
    std::string reducer; ///< of ConfigFromData; empty: the handler's own
};

struct RowsToFields {
    std::vector<FieldUse> uses;
};

struct ConfigFromData {
    enum class Target { Numbers, Name, Pattern, RefId };

    std::string refId = "config";
    std::vector<FieldUse> uses;
    Target target = Target::Numbers;
    std::string wanted; ///< the name, pattern or refId
};

struct PartitionByValues {
    Names fields;
    bool asLabels = true; ///< else as the tables' names:
    bool append = false; ///< to the name there was
    bool withNames = false;
    std::string equals = "=";
    std::string between = " ";
    bool keepFields = false;
};

struct JoinByLabels {
    std::string value; ///< the label whose values become fields
    std::vector<std::string> join; ///< empty: all others
};

struct FormatString {
    enum class Output { Upper, Lower, Sentence, Title, Pascal, Camel, Snake, Kebab, Trim, Substring, Affix };

    std::string field;
    Output output = Output::Upper;
    int from = 0; ///< of Substring, in characters
    int to = -1; ///< negative: the end
    std::string prefix; ///< of Affix; {name} is another field's value
    std::string suffix;
};

struct Transpose {
    std::string first = "Field";
    std::string rest = "Value";
};

struct Regression {
    std::string x;
    std::string y;
    int degree = 1;
    int points = 100;
};

using Step = std::variant<Organize, FilterFieldsByName, FilterByRefId, FilterByValue, Merge, JoinByField,
    GroupBy, GroupingToMatrix, CalculateField, Reduce, SortBy, Limit, Concatenate, SeriesToRows,
    LabelsToFields, RenameByRegex, ConvertFieldType, PrepareTimeSeries, TimeSeriesTable, Histogram,
    ExtractFields, Heatmap, RowsToFields, ConfigFromData, PartitionByValues, JoinByLabels, FormatString,
    Transpose, Regression>;

struct Transformation {
    Step step;
    /// The frames that it is for: a refId, several as A|B, or a "/regex/"; empty: all. The others pass by.
    std::string refIds;
};

} // namespace zumik::frame::transform
