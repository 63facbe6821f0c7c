// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promql/function.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace zumik::promql {

static std::string names(const Semantics &semantics)
{
    std::string all;
    for (const Function *function : functions(semantics)) {
        all += std::string(function->name) + " ";
    }
    return all;
}

TEST(Functions, areThoseOfPrometheus2)
{
    EXPECT_EQ(names(Semantics::v2()),
        "abs absent absent_over_time acos acosh asin asinh atan atanh avg_over_time ceil changes clamp "
        "clamp_max "
        "clamp_min cos cosh count_over_time day_of_month day_of_week day_of_year days_in_month deg delta "
        "deriv exp "
        "floor histogram_count histogram_fraction histogram_quantile histogram_sum holt_winters hour idelta "
        "increase "
        "irate label_join label_replace last_over_time ln log10 log2 max_over_time min_over_time minute "
        "month pi "
        "predict_linear present_over_time quantile_over_time rad rate resets round scalar sgn sin sinh sort "
        "sort_desc "
        "sqrt stddev_over_time stdvar_over_time sum_over_time tan tanh time timestamp vector year ");
}

TEST(Functions, areMoreInPrometheus3)
{
    std::string more;
    for (const Function *function : functions(Semantics::v3())) {
        if (findFunction(function->name, Semantics::v2()) == nullptr) {
            more += std::string(function->name) + " ";
        }
    }
    EXPECT_EQ(more,
        "double_exponential_smoothing first_over_time histogram_avg histogram_stddev histogram_stdvar "
        "mad_over_time "
        "sort_by_label sort_by_label_desc ts_of_first_over_time ts_of_last_over_time ts_of_max_over_time "
        "ts_of_min_over_time ");
    EXPECT_EQ(findFunction("holt_winters", Semantics::v3()), nullptr);
}

TEST(Functions, areFoundByTheirExactName)
{
    EXPECT_EQ(findFunction("rate", Semantics::v2())->name, "rate");
    EXPECT_EQ(findFunction("Rate", Semantics::v2()), nullptr);
    EXPECT_EQ(findFunction("", Semantics::v2()), nullptr);
    EXPECT_EQ(findFunction("zzz", Semantics::v2()), nullptr);
}

static std::string signature(std::string_view name)
{
    const Function &function = *findFunction(name, Semantics::v3());
    std::string text;
    for (const ValueType type : function.arguments) {
        text += std::string(text.empty() ? "" : ", ") + std::string(typeName(type));
    }
    const std::string most = function.most == Function::any ? "any" : std::to_string(function.most);
    return "(" + text + ") " + std::to_string(function.least) + ".." + most + " "
        + std::string(typeName(function.returns));
}

TEST(Functions, sayWhatTheyTakeAndYield)
{
    EXPECT_EQ(signature("rate"), "(range vector) 1..1 instant vector");
    EXPECT_EQ(signature("hour"), "(instant vector) 0..1 instant vector");
    EXPECT_EQ(signature("round"), "(instant vector, scalar) 1..2 instant vector");
    EXPECT_EQ(signature("time"), "() 0..0 scalar");
    EXPECT_EQ(signature("scalar"), "(instant vector) 1..1 scalar");
    EXPECT_EQ(signature("clamp"), "(instant vector, scalar, scalar) 3..3 instant vector");
    EXPECT_EQ(signature("histogram_quantile"), "(scalar, instant vector) 2..2 instant vector");
    EXPECT_EQ(signature("quantile_over_time"), "(scalar, range vector) 2..2 instant vector");
    EXPECT_EQ(
        signature("label_replace"), "(instant vector, string, string, string, string) 5..5 instant vector");
    EXPECT_EQ(signature("label_join"), "(instant vector, string, string, string) 3..any instant vector");
    EXPECT_EQ(signature("sort_by_label"), "(instant vector, string) 1..any instant vector");
}

TEST(Functions, haveASummaryOfOneLine)
{
    const auto isLine = [](const Function &function) {
        return !function.summary.empty() && function.summary.size() < 90
            && function.summary.find('\n') == std::string_view::npos;
    };
    for (const Function *function : functions(Semantics::v3())) {
        EXPECT_TRUE(isLine(*function)) << function->name;
    }
    EXPECT_TRUE(std::all_of(lengthFunctions().begin(), lengthFunctions().end(), isLine));
    EXPECT_EQ(findLengthFunction("max")->arguments.size(), 2U);
    EXPECT_EQ(findLengthFunction("avg"), nullptr);
}

} // namespace zumik::promql
